@{
    RootModule             = 'PimTools.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '6f1f1d9e-0c57-4c0f-9a43-5a3a2c1f7b60'
    Author                 = 'PimTools contributors'
    CompanyName            = 'PimTools contributors'
    Copyright              = '(c) PimTools contributors. MIT licence.'
    Description            = 'Microsoft Entra Privileged Identity Management from PowerShell: assign, activate, approve, set and audit Entra roles, groups and Azure resource roles.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = 'Core', 'Desktop'
    TypesToProcess         = 'PimTools.types.ps1xml'
    FormatsToProcess       = 'PimTools.format.ps1xml'
    FunctionsToExport      = @()
    AliasesToExport        = @('Disable-PimRole', 'Enable-PimRole', 'pim', 'unpim')
    VariablesToExport      = @()
    CmdletsToExport        = @(
        'Approve-PimRequest'
        'Compare-PimRole'
        'Compare-PimRoleSetting'
        'Connect-Pim'
        'ConvertTo-PimConfiguration'
        'ConvertTo-PimEligibleAssignment'
        'Copy-PimRoleSetting'
        'Deny-PimRequest'
        'Disconnect-Pim'
        'Export-PimAuditLog'
        'Export-PimConfiguration'
        'Export-PimReport'
        'Export-PimRole'
        'Find-PimAnomaly'
        'Find-PimPermission'
        'Get-PimAccessPath'
        'Get-PimAccessReview'
        'Get-PimAccessReviewDecision'
        'Get-PimActivity'
        'Get-PimAlert'
        'Get-PimApprover'
        'Get-PimAssignment'
        'Get-PimAuditLog'
        'Get-PimBaseline'
        'Get-PimContext'
        'Get-PimDiagnostics'
        'Get-PimFavorite'
        'Get-PimPlan'
        'Get-PimProfile'
        'Get-PimRequest'
        'Get-PimRole'
        'Get-PimRoleSetting'
        'Get-PimScope'
        'Import-PimAssignment'
        'Invoke-PimPlan'
        'Invoke-PimRequest'
        'New-PimAccessReview'
        'New-PimAssignment'
        'New-PimPlan'
        'Register-PimFavorite'
        'Register-PimProfile'
        'Remove-PimAssignment'
        'Request-PimRoleActivation'
        'Request-PimRoleExtension'
        'Select-PimContext'
        'Set-PimAccessReviewDecision'
        'Set-PimAlert'
        'Set-PimAssignment'
        'Set-PimRoleSetting'
        'Stop-PimAccessReview'
        'Stop-PimRequest'
        'Stop-PimRoleActivation'
        'Test-PimCompliance'
        'Test-PimConfiguration'
        'Unregister-PimFavorite'
        'Unregister-PimProfile'
        'Wait-PimRequest'
    )
    PrivateData            = @{
        PSData = @{
            Tags       = 'PIM', 'Entra', 'Azure', 'PrivilegedIdentityManagement', 'Identity', 'Security', 'RBAC',
                         'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS'
            LicenseUri = 'https://opensource.org/license/mit'
            ReleaseNotes = @'
0.1.0, the first release.
- Microsoft Entra roles, PIM for Groups and Azure resource roles with one set of cmdlets and objects.
- The usual roles with one word (pim), favourites, profiles, a picker, and connecting as the last time.
- Approvers see who asks for what, why, and until when; whoever is denied hears by whom and why.
- Assignments and settings one by one, from files of a spreadsheet, or as a document that is compared, planned and applied.
- Checks of a tenant against baselines, to findings that are never green where something could not be read.
- An emulated tenant to learn in and to test with: Connect-Pim -Emulator.
CHANGELOG.md in the repository tells all of it.
'@
        }
    }
}

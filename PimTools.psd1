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
    NestedModules          = 'PimTools.Aliases.psm1'
    TypesToProcess         = 'PimTools.types.ps1xml'
    FormatsToProcess       = 'PimTools.format.ps1xml'
    FunctionsToExport      = @()
    AliasesToExport        = @('Disable-PimRole', 'Enable-PimRole', 'pim', 'unpim')
    VariablesToExport      = @()
    CmdletsToExport        = @(
        'Approve-PimRequest'
        'Compare-PimRoleSetting'
        'Connect-Pim'
        'Copy-PimRoleSetting'
        'Deny-PimRequest'
        'Disconnect-Pim'
        'Export-PimConfiguration'
        'Find-PimPermission'
        'Get-PimActivity'
        'Get-PimApprover'
        'Get-PimAssignment'
        'Get-PimAuditLog'
        'Get-PimContext'
        'Get-PimFavorite'
        'Get-PimRequest'
        'Get-PimRole'
        'Get-PimRoleSetting'
        'Get-PimScope'
        'Import-PimAssignment'
        'Invoke-PimRequest'
        'New-PimAssignment'
        'Register-PimFavorite'
        'Remove-PimAssignment'
        'Request-PimRoleActivation'
        'Request-PimRoleExtension'
        'Select-PimContext'
        'Set-PimAssignment'
        'Set-PimRoleSetting'
        'Stop-PimRequest'
        'Stop-PimRoleActivation'
        'Test-PimConfiguration'
        'Unregister-PimFavorite'
        'Wait-PimRequest'
    )
    PrivateData            = @{
        PSData = @{
            Tags       = 'PIM', 'Entra', 'Azure', 'PrivilegedIdentityManagement', 'Identity', 'Security', 'RBAC',
                         'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS'
            LicenseUri = 'https://opensource.org/license/mit'
        }
    }
}

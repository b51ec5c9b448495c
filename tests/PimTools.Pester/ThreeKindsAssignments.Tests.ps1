# Assigning, for each of the three kinds, from one table of cases.
BeforeDiscovery {
    . "$PSScriptRoot/ThreeKinds.ps1"
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe '<Kind>: assigning' -ForEach $kinds {
    BeforeEach {
        $null = Connect-Pim -Emulator -As cleo -Name cleo -Reset
        $null = Connect-Pim -Emulator -As dana -Name dana
        $null = Connect-Pim -Emulator -As ada -Name ada
    }

    It 'assigns, finds, changes and removes' {
        $target = @{ Kind = $Kind; Context = 'dana' }
        $request = New-PimAssignment $Role fay@contoso.com -Scope $Scope -Duration 90d -Justification 'Pester' @target
        $request.Status | Should -Be 'Provisioned'
        $request.Action | Should -Be 'AdminAssign'

        $held = Get-PimAssignment $Role -Principal fay@contoso.com -Scope $Scope -Type Eligible @target | Where-Object MemberType -EQ 'Direct'
        $held.Role.Name | Should -Be $Role
        $held.Scope.DisplayName | Should -Be $Scope
        (New-PimAssignment $Role fay@contoso.com -Scope $Scope -Duration 90d -Justification 'again' -PassThru @target).Result | Should -Be 'Unchanged'

        $held | Set-PimAssignment -Duration 120d -Justification 'longer' -PassThru -Context dana | ForEach-Object Result | Should -Be 'Updated'
        (Get-PimContext dana).Emulator.Advance('00:06')
        $removed = Get-PimAssignment $Role -Principal fay@contoso.com -Scope $Scope -Type Eligible @target | Where-Object MemberType -EQ 'Direct' |
            Remove-PimAssignment -Confirm:$false -Context dana
        $removed.Status | Should -Be 'Revoked'
        Get-PimAssignment $Role -Principal fay@contoso.com -Scope $Scope -Type Eligible @target | Where-Object MemberType -EQ 'Direct' | Should -BeNullOrEmpty
    }
}

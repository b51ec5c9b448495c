BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

Describe 'Get-PimApprover' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'names the people that the setting names' {
        $approvers = Get-PimApprover 'Exchange Administrator'

        $approvers.PrincipalName | Should -Be 'Cleo Marchetti'
        $approvers.Via | Should -Be 'named'
    }

    It 'expands a group to its members' {
        Set-PimRoleSetting 'User Administrator' -Approver 'Tier 0 Operators'

        $approvers = Get-PimApprover 'User Administrator'
        $approvers.PrincipalName | Should -Contain 'Greg Sato'
        $approvers[0].Via | Should -Be 'member of Tier 0 Operators'
    }

    It 'names the administrators who decide where nobody is named' {
        Set-PimRoleSetting 'User Administrator' -RequiresApproval $true

        (Get-PimApprover 'User Administrator').PrincipalName | Should -Contain 'Dana Lindqvist'
    }

    It 'leaves out who asks' {
        Set-PimRoleSetting 'User Administrator' -Approver ada@contoso.com
        $null = Connect-Pim -Emulator -As ada
        $request = Request-PimRoleActivation 'User Administrator' -Justification 'Pester'
        $null = Connect-Pim -Emulator -As dana

        Get-PimApprover $request -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$warnings" | Should -Match 'Nobody can approve activations of User Administrator'
    }

    It 'says that no approval is needed' {
        Get-PimApprover 'Reports Reader' -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$warnings" | Should -Match 'without approval'
    }
}

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

    It 'leaves nobody waiting who only waits for <Approver>: who asks is told so at once' -ForEach @(
        @{ Approver = 'ada@contoso.com'; Names = 'Ada Ahlberg' }
        @{ Approver = 'Data Engineers'; Names = 'Data Engineers' }
    ) {
        Set-PimRoleSetting 'Reports Reader' -Approver $Approver
        $null = Connect-Pim -Emulator -As ada

        $request = Request-PimRoleActivation 'Reports Reader' -Justification 'Pester' -Wait -WarningVariable told -WarningAction SilentlyContinue

        $request.Status | Should -Be 'PendingApproval'
        "$told" | Should -BeLike "Nobody can approve Reports Reader at Directory for Ada Ahlberg: *$Names*Stop-PimRequest $($request.Id)*"
    }

    It 'has nothing to say of a request that somebody can approve' {
        Set-PimRoleSetting 'Reports Reader' -Approver ada@contoso.com, cleo@contoso.com
        $null = Connect-Pim -Emulator -As ada

        $null = Request-PimRoleActivation 'Reports Reader' -Justification 'Pester' -WarningVariable told
        $told | Should -BeNullOrEmpty
    }

    It 'says that no approval is needed' {
        Get-PimApprover 'Reports Reader' -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$warnings" | Should -Match 'without approval'
    }
}

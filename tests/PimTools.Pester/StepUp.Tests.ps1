BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'A role that demands an authentication context' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As ben -Reset
        $emulator = (Get-PimContext).Emulator
    }

    It 'has the person sign in again, in the running command and before anything is sent' {
        $said = Request-PimRoleActivation 'Conditional Access Administrator' -Justification 'Pester' -Verbose -WarningVariable warnings -WarningAction SilentlyContinue 4>&1

        $said[-1].Status | Should -Be 'Provisioned'
        "$warnings" | Should -Be 'Sign in again: Conditional Access Administrator demands authentication context c1.'
        $emulator.PromptCount | Should -Be 1
        @($said | Where-Object { "$_" -like 'POST *roleAssignmentScheduleRequests*' }) | Should -HaveCount 1
    }

    It 'asks nobody who has proved it' {
        $null = Request-PimRoleActivation 'Conditional Access Administrator' -Justification 'Pester' -Duration 1h -WarningAction SilentlyContinue
        $emulator.Advance('01:01')

        $request = Request-PimRoleActivation 'Conditional Access Administrator' -Justification 'Pester' -WarningVariable warnings

        $request.Status | Should -Be 'Provisioned'
        $warnings | Should -BeNullOrEmpty
        $emulator.PromptCount | Should -Be 1
    }
}

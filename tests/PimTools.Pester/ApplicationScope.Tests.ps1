# Entra roles over one enterprise application.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'An enterprise application as a scope' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Name dana -Reset
        $null = Connect-Pim -Emulator -As ben -Name ben
    }

    It 'is named, and shown by its name, from assigning to removing' {
        $request = New-PimAssignment 'Cloud Application Administrator' ben@contoso.com -Scope contoso-runbook -Duration 5d -Justification 'Pester' -Context dana -WarningVariable told -WarningAction SilentlyContinue
        $request.Status | Should -Be 'Provisioned'
        $request.Scope.Id | Should -Match '^/[0-9a-f-]{36}$'
        "$told" | Should -BeLike '*enterprise application contoso-runbook*'

        (Get-PimAssignment 'Cloud Application Administrator' -Mine -Context ben).Scope.DisplayName | Should -Be 'contoso-runbook'
        $activation = Request-PimRoleActivation 'Cloud Application Administrator' -Justification 'Pester' -Context ben
        $activation.Scope.Id | Should -Be $request.Scope.Id

        (Get-PimContext dana).Emulator.Advance('00:06')
        (Remove-PimAssignment 'Cloud Application Administrator' ben@contoso.com -Scope $request.Scope.Id -Type Eligible -Context dana -Confirm:$false -WarningAction SilentlyContinue).Status |
            Should -Be 'Revoked'
    }

    It 'is the directory for nobody who misspells it' {
        { New-PimAssignment 'Cloud Application Administrator' ben@contoso.com -Scope contoso-runbok -Duration 5d -Justification 'Pester' -Context dana -ErrorAction Stop } |
            Should -Throw -ErrorId 'ScopeNotFound,PimTools.Commands.NewPimAssignmentCommand'
    }
}

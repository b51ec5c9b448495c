# Requests that come out of a list are decided together; those that come one by one are not held back.

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'Deciding what a list gave' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As ada -Reset
        $null = Request-PimRoleActivation 'Exchange Administrator' 'Mail flow' -TicketNumber INC-1 -TicketSystem Desk
        $null = Request-PimRoleActivation 'Ops-Database' 'Index' -TicketNumber INC-1 -TicketSystem Desk
        $null = Connect-Pim -Emulator -As dana
        $null = New-PimAssignment 'Exchange Administrator' fay@contoso.com -Type Eligible -Duration 30d -Justification 'Team change'
        $null = Connect-Pim -Emulator -As fay
        $null = Request-PimRoleActivation 'Exchange Administrator' 'Mail flow' -TicketNumber INC-1 -TicketSystem Desk
        $null = Connect-Pim -Emulator -As cleo
        $tenant = (Get-PimContext).Emulator
    }

    It 'reads, decides and reads again in one batch each, and puts them out in their order' {
        $pending = Get-PimRequest -PendingMyApproval -Role 'Exchange Administrator'
        $before = $tenant.CallCount
        $approved = $pending | Approve-PimRequest -Justification 'Confirmed'
        $tenant.CallCount - $before | Should -Be 3
        $approved.Id | Should -Be $pending.Id
        $approved.Status | Should -Be 'Provisioned', 'Provisioned'
        [string]$approved[0].DecidedBy | Should -Be 'Cleo Marchetti'
    }

    It 'keeps the refusal of one to itself, and names it' {
        $pending = Get-PimRequest -PendingMyApproval -Role 'Exchange Administrator', 'Ops-Database'
        $null = Deny-PimRequest $pending[1].Id 'Not today'
        $approved = $pending | Approve-PimRequest -Justification 'Confirmed' -ErrorVariable refused -ErrorAction SilentlyContinue
        $approved.Id | Should -Be $pending[0].Id, $pending[2].Id
        $refused.FullyQualifiedErrorId | Should -BeLike 'AlreadyDecided*'
        $refused.TargetObject | Should -Be $pending[1].Id
    }

    It 'tells by a warning what was approved although the pipeline had ended' {
        $approved = Get-PimRequest -PendingMyApproval -Role 'Exchange Administrator', 'Ops-Database' | Approve-PimRequest -Justification 'Confirmed' -WarningVariable told -WarningAction SilentlyContinue |
            Select-Object -First 1
        $approved | Should -HaveCount 1

        # What had not left by then is not approved, and stays open.
        $open = @(Get-PimRequest -PendingMyApproval -Role 'Exchange Administrator', 'Ops-Database')
        $told | Should -HaveCount (2 - $open.Count)
        $told | Should -Match '^The (pipeline|command) was stopped '
    }

    It 'does nothing under -WhatIf' {
        $pending = Get-PimRequest -PendingMyApproval
        $pending | Approve-PimRequest -Justification 'Confirmed' -WhatIf | Should -BeNullOrEmpty
        (Get-PimRequest -PendingMyApproval).Id | Should -Be $pending.Id
    }

    It 'decides at once what comes one by one' {
        $first = Wait-PimRequest -PendingMyApproval -Follow -Timeout 1m | Approve-PimRequest -Justification 'Confirmed' -WarningAction SilentlyContinue |
            Select-Object -First 1
        $first.Status | Should -Be 'Provisioned'
    }
}

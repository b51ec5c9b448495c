# Requests and decisions, for each of the three kinds, from one table of cases.
BeforeDiscovery {
    . "$PSScriptRoot/ThreeKinds.ps1"
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe '<Kind>: requests and decisions' -ForEach $kinds {
    BeforeEach {
        $null = Connect-Pim -Emulator -As cleo -Name cleo -Reset
        $null = Connect-Pim -Emulator -As dana -Name dana
        $null = Connect-Pim -Emulator -As ada -Name ada
    }

    It 'waits for approval as a result, and takes a no and a yes' {
        $request = Request-PimRoleActivation $Approved -Scope $ApprovedScope -Kind $Kind -Justification 'Pester'
        $request.Status | Should -Be 'PendingApproval'
        $request.Approvers | Should -Be 'Cleo Marchetti'

        $pending = Get-PimRequest -PendingMyApproval -Kind $Kind -Context cleo | Where-Object RoleName -EQ $Approved
        $pending.Id | Should -Be $request.Id
        ($pending | Deny-PimRequest -Justification 'Not now' -Context cleo).Status | Should -Be 'Denied'
        $denied = Get-PimRequest $request.Id
        $denied.DecisionJustification | Should -Be 'Not now'
        "$($denied.DecidedBy)" | Should -Be 'Cleo Marchetti'
        ($denied.Decided - $denied.Created).TotalMinutes | Should -BeLessThan 5

        $again = Request-PimRoleActivation $Approved -Scope $ApprovedScope -Kind $Kind -Justification 'Pester'
        (Approve-PimRequest $again -Justification 'Now' -Context cleo).Status | Should -Be 'Provisioned'
    }

    It 'tells who approves' {
        (Get-PimApprover $Approved -Scope $ApprovedScope -Kind $Kind -Context ada -ErrorAction SilentlyContinue -ErrorVariable refused).Principal.DisplayName |
            Should -Be 'Cleo Marchetti' -Because "$refused"
    }

    It 'withdraws a request' {
        $request = Request-PimRoleActivation $Approved -Scope $ApprovedScope -Kind $Kind -Justification 'Pester'

        ($request | Stop-PimRequest).Status | Should -Be 'Canceled'
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"

    # Ben waits for Cleo since twenty minutes; Ada joins him.
    function Connect-Everybody {
        foreach ($user in 'cleo', 'dana', 'ben', 'ada') {
            $null = Connect-Pim -Emulator -As $user -Name $user -Reset:($user -eq 'cleo')
        }
    }

    function Request-Exchange([string] $Justification = 'Pester') { Request-PimRoleActivation 'Exchange Administrator' -Justification $Justification -Context ada }
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'Get-PimRequest' {
    BeforeAll {
        Connect-Everybody
        $mine = Request-Exchange
    }

    It 'gives one by its id, typed, piped, or as an object' {
        (Get-PimRequest $mine.Id).Justification | Should -Be 'Pester'
        ($mine.Id | Get-PimRequest).Id | Should -Be $mine.Id
        ($mine | Get-PimRequest).Id | Should -Be $mine.Id
        ("RequestId`n$($mine.Id)" | ConvertFrom-Csv | Get-PimRequest).Id | Should -Be $mine.Id
    }

    It 'tells the condition under which an Azure role is asked for' {
        $request = Request-PimRoleActivation 'Storage Blob Data Reader' -Justification 'Pester' -Context ben

        $request.Condition | Should -BeLike '*StringEquals*'
        (Get-PimRequest $request.Id -Context ben).Condition | Should -Be $request.Condition
        $request.ConditionVersion | Should -Be '2.0'
    }

    It '-Mine lists what one asked for and what was asked for one' {
        $requests = Get-PimRequest -Mine -Kind EntraRole

        $requests.Principal.DisplayName | Select-Object -Unique | Should -Be 'Ada Ahlberg'
        $requests.Id | Should -Contain $mine.Id
        $requests.Action | Should -Contain 'AdminAssign'
    }

    It '-PendingMyApproval lists what waits for one to decide' {
        (Get-PimRequest -PendingMyApproval -Kind EntraRole -Context cleo).Principal.DisplayName | Sort-Object | Should -Be 'Ada Ahlberg', 'Ben Okafor'
        Get-PimRequest -PendingMyApproval -Kind EntraRole -Context ada | Should -BeNullOrEmpty
    }

    It '-PendingMyApproval can be narrowed to a role or a person' {
        (Get-PimRequest -PendingMyApproval -Role 'Exchange*' -Context cleo).Principal.DisplayName | Should -Be 'Ada Ahlberg'
        (Get-PimRequest -PendingMyApproval -Principal ben@contoso.com -Kind EntraRole -Context cleo).Role.Name | Should -Be 'Privileged Authentication Administrator'
    }

    It '-Status lists what stands so' {
        $denied = Get-PimRequest -Status Denied -Kind EntraRole -Context dana

        $denied.Status | Select-Object -Unique | Should -Be 'Denied'
        $denied.Justification | Should -Contain 'Testing'
    }

    It 'narrows by role and principal, by name or wildcard' {
        (Get-PimRequest -Role 'Exchange Administrator' -Kind EntraRole -Context dana).Role.Name | Select-Object -Unique | Should -Be 'Exchange Administrator'
        (Get-PimRequest -Principal 'Ben*' -Kind EntraRole -Context dana).Principal.DisplayName | Select-Object -Unique | Should -Be 'Ben Okafor'
    }

    It 'tells pending from ended' {
        $requests = Get-PimRequest -Kind EntraRole -Context dana

        ($requests | Where-Object IsPending).Status | Select-Object -Unique | Should -Be 'PendingApproval'
        $requests | Where-Object { $_.IsPending -eq $_.IsTerminal } | Should -BeNullOrEmpty
    }
}

Describe 'Approve-PimRequest and Deny-PimRequest' {
    BeforeEach {
        Connect-Everybody
    }

    It 'decide one by its id' {
        $request = Request-Exchange

        (Approve-PimRequest $request.Id 'Go ahead' -Context cleo).Status | Should -Be 'Provisioned'
        (Get-PimAssignment 'Exchange Administrator' -Mine -Type Active -Context ada).State | Should -Be 'Activated'
    }

    It 'deny, and then nothing is active' {
        (Request-Exchange | Deny-PimRequest -Justification 'Not now' -Context cleo).Status | Should -Be 'Denied'

        Get-PimAssignment 'Exchange Administrator' -Mine -Type Active -Context ada | Should -BeNullOrEmpty
    }

    It 'decide many from the pipeline' {
        $null = Request-Exchange
        $decided = Get-PimRequest -PendingMyApproval -Kind EntraRole -Context cleo | Approve-PimRequest -Justification 'Both' -Context cleo

        $decided.Status | Should -Be 'Provisioned', 'Provisioned'
        Get-PimRequest -PendingMyApproval -Kind EntraRole -Context cleo | Should -BeNullOrEmpty
    }

    It 'decide many by id; one that fails does not keep the others' {
        $ids = '00000000-0000-4000-8000-000000000001', (Request-Exchange).Id
        $decided = Approve-PimRequest -Id $ids -Justification 'Pester' -Context cleo -ErrorVariable failures -ErrorAction SilentlyContinue

        $decided.Status | Should -Be 'Provisioned'
        $failures | Should -HaveCount 1
        $failures[0].TargetObject | Should -Be $ids[0]
    }

    It 'demand a justification' {
        foreach ($command in 'Approve-PimRequest', 'Deny-PimRequest') {
            (Get-Command $command).Parameters.Justification.Attributes.Where{ $_ -is [Parameter] }.Mandatory | Should -BeTrue
            { & $command 'x' '' } | Should -Throw -ErrorId 'InvalidParameter,*' -Because $command
        }
    }

    It 'nobody decides about an own request' {
        $null = Connect-Pim -Emulator -As dana -Name dana
        Set-PimRoleSetting 'User Administrator' -Approver ada@contoso.com, cleo@contoso.com -Context dana
        $request = Request-PimRoleActivation 'User Administrator' -Justification 'Pester' -Context ada

        { Approve-PimRequest $request 'Trust me' -Context ada -ErrorAction Stop } |
            Should -Throw -ErrorId 'NotApprover,PimTools.Commands.ApprovePimRequestCommand'
        (Get-PimRequest $request.Id -Context ada).Status | Should -Be 'PendingApproval'
        (Approve-PimRequest $request 'Pester' -Context cleo).Status | Should -Be 'Provisioned'
    }

    It 'do nothing under -WhatIf, and say what they would' {
        $request = Request-Exchange
        foreach ($command in 'Approve-PimRequest', 'Deny-PimRequest') {
            $null = & $command $request 'Pester' -Context cleo -WhatIf
        }

        (Get-PimRequest $request.Id).Status | Should -Be 'PendingApproval'
    }

    It 'give the decision with the request as it then stands' {
        $decided = Request-Exchange | Approve-PimRequest -Justification 'Pester' -Context cleo

        $decided | Should -BeOfType ([PimTools.PimRequest])
        $decided.IsTerminal | Should -BeTrue
        $decided.End | Should -Not -BeNullOrEmpty
    }

    It 'a request nobody answers runs out' {
        $request = Request-Exchange
        (Get-PimContext).Emulator.Advance('1.00:01')

        (Get-PimRequest $request.Id).IsTerminal | Should -BeTrue
        (Get-PimRequest $request.Id).Outcome | Should -Be 'Failed'
    }
}

Describe 'A second request for what is pending' {
    BeforeEach {
        Connect-Everybody
        $first = @(Request-Exchange) + @(Request-PimRoleActivation Ops-Database -Justification 'Pester' -Context ada)
    }

    It 'is not sent: the first comes out with its approvers and a warning, among many as well' {
        $again = Request-PimRoleActivation 'Exchange Administrator', 'Ops-Database' -Justification 'Pester' -Context ada -ErrorAction Stop -WarningVariable told -WarningAction SilentlyContinue

        $again.Id | Sort-Object | Should -Be ($first.Id | Sort-Object)
        ($again | Where-Object Role -eq 'Exchange Administrator').Approvers | Should -Contain 'Cleo Marchetti'
        $told.Message | Sort-Object | Should -BeLike 'A request for * waits for approval by *; it was not repeated. Stop-PimRequest * withdraws it.'
        @(Get-PimRequest -Mine -Status PendingApproval -Context ada | Where-Object Justification -eq 'Pester').Count | Should -Be 2
    }

    It 'is not sent either where -WhatIf says so' {
        Request-PimRoleActivation 'Exchange Administrator' -Justification 'Pester' -Context ada -WhatIf -WarningVariable told -WarningAction SilentlyContinue | Should -BeNullOrEmpty

        $told | Should -BeLike '*it was not repeated*'
    }

    It 'is waited for with -WaitForApproval' {
        $null = Approve-PimRequest ($first | Where-Object Role -eq 'Exchange Administrator').Id -Justification 'Pester' -Context cleo
        $later = Request-PimRoleActivation Ops-Database -Justification 'Pester' -Context ada -WaitForApproval -Timeout 1s -WarningAction SilentlyContinue -ErrorVariable failures -ErrorAction SilentlyContinue

        $later.Id | Should -Be ($first | Where-Object Role -eq 'Ops-Database').Id
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'WaitTimedOut,*'
    }
}

Describe 'Stop-PimRequest' {
    BeforeEach {
        Connect-Everybody
    }

    It 'withdraws one' {
        (Request-Exchange | Stop-PimRequest).Status | Should -Be 'Canceled'

        Get-PimRequest -PendingMyApproval -Role 'Exchange Administrator' -Context cleo | Should -BeNullOrEmpty
    }

    It 'withdraws what is scheduled' {
        $request = Request-PimRoleActivation 'User Administrator' -Start 1h -Duration 1h -Justification 'Pester'

        (Stop-PimRequest $request.Id).Status | Should -Be 'Canceled'
        (Get-PimContext).Emulator.Advance('01:05')
        Get-PimAssignment 'User Administrator' -Mine -Type Active | Should -BeNullOrEmpty
    }

    It 'withdraws many' {
        $requests = @(Request-Exchange) + @(Request-PimRoleActivation 'User Administrator' -Start 1h -Duration 1h -Justification 'Pester')

        ($requests | Stop-PimRequest).Status | Should -Be 'Canceled', 'Canceled'
    }

    It 'does nothing under -WhatIf' {
        $request = Request-Exchange
        Stop-PimRequest $request -WhatIf | Should -BeNullOrEmpty

        (Get-PimRequest $request.Id).Status | Should -Be 'PendingApproval'
    }

    It 'cannot undo what is done' {
        $done = Request-PimRoleActivation 'User Administrator' -Justification 'Pester'

        { Stop-PimRequest $done -ErrorAction Stop } | Should -Throw -ErrorId 'NotCancelable,PimTools.Commands.StopPimRequestCommand'
        (Get-PimAssignment 'User Administrator' -Mine -Type Active).State | Should -Be 'Activated'
    }
}

Describe 'Wait-PimRequest' {
    BeforeEach {
        Connect-Everybody
    }

    It 'gives back at once what has ended, or waits for people' {
        (Request-PimRoleActivation 'User Administrator' -Justification 'Pester' | Wait-PimRequest).Status | Should -Be 'Provisioned'
        (Request-Exchange | Wait-PimRequest).Status | Should -Be 'PendingApproval'
    }

    It 'waits for the decision with -WaitForApproval' {
        $request = Request-Exchange
        $other = [powershell]::Create()
        try {
            $null = $other.AddScript({
                param($module, $id)
                Import-Module $module
                Start-Sleep -Milliseconds 300
                Approve-PimRequest $id 'From beside' -Context cleo
            }.ToString()).AddArgument([IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")).AddArgument($request.Id)
            $decided = $other.BeginInvoke()

            (Wait-PimRequest $request.Id -WaitForApproval -Timeout 60s).Status | Should -Be 'Provisioned'
            $null = $other.EndInvoke($decided)
        }
        finally {
            $other.Dispose()
        }
    }

    It 'says when its time is up' {
        { Request-Exchange | Wait-PimRequest -WaitForApproval -Timeout 1s -ErrorAction Stop } |
            Should -Throw -ErrorId 'WaitTimedOut,PimTools.Commands.WaitPimRequestCommand'
    }

    It 'goes on with -Any past one that cannot be waited for' {
        # The second request of its tenant, so that the next tenant has none of this id.
        $null = Request-PimRoleActivation 'User Administrator' -Justification 'Pester'
        $gone = Request-Exchange
        Connect-Everybody
        $waiting = Request-Exchange

        $null = $gone, $waiting | Wait-PimRequest -Any -WaitForApproval -Timeout 2s -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures.Exception.Code | ForEach-Object ToString | Sort-Object | Should -Be 'RequestNotFound', 'WaitTimedOut'
    }

    It 'ends with -Any at the first end' {
        $done = Request-PimRoleActivation 'User Administrator' -Justification 'Pester'

        (Request-Exchange), $done | Wait-PimRequest -Any -WaitForApproval -ErrorAction Stop | ForEach-Object Status | Should -Be 'Provisioned'
    }
}

Describe 'Get-PimApprover' {
    BeforeEach {
        Connect-Everybody
        $null = Connect-Pim -Emulator -As dana
    }

    It 'tells whom the setting names' {
        $approver = Get-PimApprover 'Exchange Administrator' -Kind EntraRole

        $approver.Principal.DisplayName | Should -Be 'Cleo Marchetti'
        $approver.Role.Name | Should -Be 'Exchange Administrator'
    }

    It 'tells who decides about a request' {
        $request = Get-PimRequest -Status PendingApproval -Kind EntraRole

        (Get-PimApprover -RequestId $request.Id).Principal.DisplayName | Should -Be 'Cleo Marchetti'
        ($request | Get-PimApprover).Principal.DisplayName | Should -Be 'Cleo Marchetti'
    }

    It 'tells who decides where the setting names nobody' {
        Set-PimRoleSetting 'Teams Reader' -RequiresApproval $true

        (Get-PimApprover 'Teams Reader' -Kind EntraRole).Principal.DisplayName | Should -Contain 'Dana Lindqvist'
    }

    It 'says so where nobody has to decide' {
        Get-PimApprover 'User Administrator' -Kind EntraRole -WarningVariable told -WarningAction SilentlyContinue | Should -BeNullOrEmpty

        "$told" | Should -Match 'User Administrator at Directory is activated without approval'
    }
}

BeforeDiscovery {
    # Every spelling of an hour and a half, or of two hours.
    $spellings = @(
        @{ duration = '2h'; minutes = 120 }
        @{ duration = '02:00'; minutes = 120 }
        @{ duration = 'PT2H'; minutes = 120 }
        @{ duration = '90m'; minutes = 90 }
        @{ duration = '1h30m'; minutes = 90 }
        @{ duration = '1h 30m'; minutes = 90 }
        @{ duration = 'PT1H30M'; minutes = 90 }
        @{ duration = [timespan]::FromMinutes(90); minutes = 90 }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")

    function Add-Time([timespan] $Time) { (Get-PimContext).Emulator.Advance($Time) }
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'Request-PimRoleActivation' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As ada -Reset
    }

    It 'activates by plain name for as long as the setting allows' {
        $request = Request-PimRoleActivation 'User Administrator' -Justification 'Pester' -Wait

        $request.Status | Should -Be 'Provisioned'
        $request.Role.Name | Should -Be 'User Administrator'
        $request.Scope.Id | Should -Be '/'
        $request.Schedule.Duration | Should -Be ([timespan]::FromHours(8))
        $held = Get-PimAssignment 'User Administrator' -Mine -Type Active
        $held.State | Should -Be 'Activated'
        $held.ExpiresIn.TotalHours | Should -BeGreaterThan 7.9
    }

    It 'activates what is piped in, and leaves alone what is active already' {
        $mine = Get-PimAssignment -Mine -Kind EntraRole
        $put = $mine | Request-PimRoleActivation -Justification 'Pester' -WarningVariable warnings -WarningAction SilentlyContinue
        $requests = @($put | Where-Object RoleName -NE 'Security Reader')
        $active = @($put | Where-Object RoleName -EQ 'Security Reader')

        $requests.Count | Should -Be @($mine | Where-Object { $_.Type -eq 'Eligible' -and $_.Role.Name -ne 'Security Reader' }).Count
        $requests | Where-Object { $_.Role.Name -eq 'Exchange Administrator' } | ForEach-Object Status | Should -Be 'PendingApproval'
        $requests | Where-Object { $_.Role.Name -ne 'Exchange Administrator' } | ForEach-Object Status | Should -Be (@('Provisioned') * ($requests.Count - 1))
        "$warnings" | Should -Match 'Security Reader at Directory is already active'
        $active | Should -HaveCount 1
        $active.Status | Should -Be 'Provisioned'
        $active.Outcome | Should -Be 'Succeeded'
        ($active.End - [datetimeoffset]::UtcNow).TotalHours | Should -BeGreaterThan 7
    }

    It 'keeps the scope of the eligibility, by name' {
        $request = Request-PimRoleActivation 'Helpdesk Administrator' -Scope 'Helsinki Office' -Justification 'Pester'

        $request.Scope.DisplayName | Should -Be 'Helsinki Office'
        $request.Scope.Id | Should -BeLike '/administrativeUnits/*'
    }

    It 'needs no scope where there is only one' {
        (Request-PimRoleActivation 'Helpdesk Administrator' -Justification 'Pester').Scope.DisplayName | Should -Be 'Helsinki Office'
    }

    It 'sends nothing under -WhatIf but has the service check the request' {
        $request = Request-PimRoleActivation 'User Administrator' -Justification 'Pester' -WhatIf

        $request | Should -BeNullOrEmpty
        Get-PimAssignment 'User Administrator' -Mine -Type Active | Should -BeNullOrEmpty
    }

    It 'reads -Duration <duration> as <minutes> minutes' -ForEach $spellings {
        $request = Request-PimRoleActivation 'User Administrator' -Duration $duration -Justification 'Pester'

        $request.Schedule.Duration.TotalMinutes | Should -Be $minutes
    }

    It 'never lasts longer than the eligibility' {
        $null = Connect-Pim -Emulator -As dana -Name dana
        $null = New-PimAssignment 'Teams Reader' ada@contoso.com -Duration 3h -Justification 'Pester' -Context dana
        $null = Connect-Pim -Emulator -As ada

        (Request-PimRoleActivation 'Teams Reader' -Justification 'Pester').Schedule.Duration.TotalMinutes | Should -BeIn 179, 180
    }

    It 'schedules with -Start, and the role is there when the time comes' {
        $request = Request-PimRoleActivation 'User Administrator' -Start 1h -Duration 2h -Justification 'Pester' -Wait

        $request.Status | Should -Be 'Granted'
        $request.Outcome | Should -Be 'Scheduled'
        ($request.Start - [DateTimeOffset]::UtcNow).TotalMinutes | Should -BeGreaterThan 58
        Get-PimAssignment 'User Administrator' -Mine -Type Active | Should -BeNullOrEmpty

        Add-Time '01:01'
        (Get-PimAssignment 'User Administrator' -Mine -Type Active).State | Should -Be 'Activated'
        Add-Time '02:00'
        Get-PimAssignment 'User Administrator' -Mine -Type Active | Should -BeNullOrEmpty
    }

    It 'counts from the time of the service, not of the machine' {
        Add-Time '3.00:00'

        (Request-PimRoleActivation 'User Administrator' -Start 1h -Duration 2h -Justification 'Pester').Outcome | Should -Be 'Scheduled'
        Add-Time '01:30'
        [math]::Round((Get-PimAssignment 'User Administrator' -Mine -Type Active).ExpiresIn.TotalMinutes) | Should -Be 90
    }

    It 'counts from the time of the connection that is used' {
        $null = Connect-Pim -Emulator -As ada -Name later -Reset
        $later = (Get-PimContext later).Emulator
        $later.Advance('3.00:00')
        $null = Connect-Pim -Emulator -As ada -Name today -Reset

        $request = Request-PimRoleActivation 'User Administrator' -Start 1h -Duration 2h -Justification 'Pester' -Context later
        [math]::Round(($request.Start - $later.Now).TotalMinutes) | Should -Be 60
    }

    It 'activates all there is with -All' {
        $requests = Request-PimRoleActivation -All -Kind EntraRole -Justification 'Pester' -WarningAction SilentlyContinue

        $requests.Role.Name | Sort-Object |
            Should -Be 'Exchange Administrator', 'Helpdesk Administrator', 'Reports Reader', 'Security Reader', 'User Administrator'
        ($requests | Where-Object RoleName -EQ 'Security Reader').Action | Should -Be 'SelfActivate'
    }

    It 'activates what a wildcard means' {
        (Request-PimRoleActivation '*Administrator' -Kind EntraRole -Justification 'Pester').Role.Name | Sort-Object |
            Should -Be 'Exchange Administrator', 'Helpdesk Administrator', 'User Administrator'
    }

    It 'takes rows as a CSV file has them' {
        $requests = @'
Role,Scope,Justification
User Administrator,/,One
Helpdesk Administrator,Helsinki Office,Two
'@ | ConvertFrom-Csv | Request-PimRoleActivation | Sort-Object { $_.Justification }

        $requests.Justification | Should -Be 'One', 'Two'
        $requests.Scope.DisplayName | Should -Be 'Directory', 'Helsinki Office'
    }

    It 'asks for each role once, however often it is named' {
        (Request-PimRoleActivation 'User Administrator', 'user administrator', 'User*' -Justification 'Pester') | Should -HaveCount 1
    }

    It 'goes on when one of several fails' {
        $requests = Request-PimRoleActivation 'Global Administrator', 'User Administrator' -Justification 'Pester' -ErrorVariable failures -ErrorAction SilentlyContinue

        $requests.Role.Name | Should -Be 'User Administrator'
        $failures | Should -HaveCount 1
    }

    It "does not activate somebody else's" {
        $null = Connect-Pim -Emulator -As dana
        $null = Get-PimAssignment 'User Administrator' | Request-PimRoleActivation -Justification 'Pester' -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures[0].FullyQualifiedErrorId | Should -Be 'NotEligible,PimTools.Commands.RequestPimRoleActivationCommand'
        Get-PimAssignment 'User Administrator' -Type Active | Should -BeNullOrEmpty
    }

    It 'activates what comes through a group' {
        $null = Connect-Pim -Emulator -As greg

        (Request-PimRoleActivation 'Authentication Administrator' -Justification 'Pester' -Wait).Status | Should -Be 'Provisioned'
    }
}

Describe 'A role that demands more' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As ben -Reset
    }

    It 'takes a ticket where one is demanded' {
        $request = Request-PimRoleActivation 'Intune Administrator' -Justification 'Pester' -TicketNumber CHG-1 -TicketSystem 'Contoso Desk'

        $request.Status | Should -Be 'Provisioned'
        "$($request.Ticket)" | Should -Be 'Contoso Desk CHG-1'
    }
}

Describe 'A role that needs approval' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As cleo -Name cleo -Reset
        $null = Connect-Pim -Emulator -As ada -Name ada
    }

    It 'is asked for, with who decides, and that is no error' {
        $request = Request-PimRoleActivation 'Exchange Administrator' -Justification 'Pester' -Wait -ErrorAction Stop

        $request.Status | Should -Be 'PendingApproval'
        $request.Outcome | Should -Be 'AwaitingDecision'
        $request.IsPending | Should -BeTrue
        $request.Approvers | Should -Be 'Cleo Marchetti'
    }

    It '-WaitForApproval waits until somebody has <decision>' -ForEach @(
        @{ decision = 'approved'; cmdlet = 'Approve-PimRequest'; status = 'Provisioned' }
        @{ decision = 'denied'; cmdlet = 'Deny-PimRequest'; status = 'Denied' }
    ) {
        $other = [powershell]::Create()
        try {
            $null = $other.AddScript(@'
param($module, $cmdlet)
Import-Module $module
do { Start-Sleep -Milliseconds 50; $waiting = Get-PimRequest -PendingMyApproval -Role 'Exchange Administrator' -Context cleo } until ($waiting)
$waiting | & $cmdlet -Justification 'From beside' -Context cleo
'@).AddArgument($module).AddArgument($cmdlet)
            $decided = $other.BeginInvoke()

            $request = Request-PimRoleActivation 'Exchange Administrator' -Justification 'Pester' -WaitForApproval -Timeout 60s -Context ada
            $null = $other.EndInvoke($decided)
        }
        finally {
            $other.Dispose()
        }

        $request.Status | Should -Be $status
        @(Get-PimAssignment 'Exchange Administrator' -Mine -Type Active -Context ada).Count | Should -Be @(0, 1)[$status -eq 'Provisioned']
    }

    It '-Timeout ends the wait, not the request' {
        $null = Request-PimRoleActivation 'Exchange Administrator' -Justification 'Pester' -WaitForApproval -Timeout 1s -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures[0].FullyQualifiedErrorId | Should -Be 'WaitTimedOut,PimTools.Commands.RequestPimRoleActivationCommand'
        $failures[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
        (Get-PimRequest -Mine -Status PendingApproval -Role 'Exchange Administrator').Justification | Should -Be 'Pester'
    }

    It 'is asked for once: a second request is the first' {
        $first = Request-PimRoleActivation 'Exchange Administrator' -Justification 'Pester'

        (Request-PimRoleActivation 'Exchange Administrator' -Justification 'Pester' -ErrorAction Stop -WarningAction SilentlyContinue).Id | Should -Be $first.Id
        @(Get-PimRequest -Mine -Status PendingApproval -Role 'Exchange Administrator').Count | Should -Be 1
    }
}

Describe 'Stop-PimRoleActivation' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As ada -Reset
    }

    It 'gives a role back' {
        (Stop-PimRoleActivation 'Security Reader').Status | Should -Be 'Revoked'

        Get-PimAssignment 'Security Reader' -Mine -Type Active | Should -BeNullOrEmpty
    }

    It 'cannot within five minutes, and can after' {
        $null = Request-PimRoleActivation 'User Administrator' -Justification 'Pester'
        Stop-PimRoleActivation 'User Administrator' -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -Be 'ActiveDurationTooShort,PimTools.Commands.StopPimRoleActivationCommand'
        $active = Get-PimAssignment 'User Administrator' -Mine -Type Active
        "$($failures[0])" | Should -BeLike "User Administrator at Directory *cannot end before $($active.Start.AddMinutes(5).LocalDateTime.ToString('HH:mm:ss', [cultureinfo]::InvariantCulture))*"
        $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '-Wait*'

        Add-Time '00:06'
        (Stop-PimRoleActivation 'User Administrator').Status | Should -Be 'Revoked'
    }

    It 'gives back everything with -All, a wildcard, or what is piped in' {
        foreach ($stop in { Stop-PimRoleActivation -All }, { Stop-PimRoleActivation '*' }, { Get-PimAssignment -Mine -Type Active | Stop-PimRoleActivation }) {
            $null = Request-PimRoleActivation 'User Administrator', 'Security Reader' -Justification 'Pester' -WarningAction SilentlyContinue
            Add-Time '00:06'

            (& $stop).Role.Name | Sort-Object | Should -Be 'Security Reader', 'User Administrator'
            Get-PimAssignment -Mine -Type Active -Kind EntraRole | Should -BeNullOrEmpty
        }
    }

    It 'ends only activations, not what an administrator assigned' {
        $null = Connect-Pim -Emulator -As fay

        Stop-PimRoleActivation -All | Should -BeNullOrEmpty
        (Get-PimAssignment 'Groups Administrator' -Mine).State | Should -Be 'Active'
    }
}

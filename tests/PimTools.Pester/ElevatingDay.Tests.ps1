# The day of an administrator who elevates: the usual roles in the morning, one that somebody approves, one for tomorrow, and back in the evening.

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $culture = [cultureinfo]::CurrentCulture
    . "$PSScriptRoot/WholeWords.ps1"
    $savedConfig = $env:PIMTOOLS_CONFIG
    $env:PIMTOOLS_CONFIG = Join-Path $TestDrive config
    $null = Connect-Pim -Emulator -As cleo -Name cleo -Reset
    $null = Connect-Pim -Emulator -As ada -Name ada
}

AfterAll {
    [cultureinfo]::CurrentCulture = $culture
    $env:PIMTOOLS_CONFIG = $savedConfig
    $null = Disconnect-Pim -All
}

Describe 'A day of elevating' {
    It 'begins with what one is eligible for and what is active, without one''s own name' {
        $mine = Get-PimAssignment -Mine

        ($mine | Where-Object State -eq Eligible).Role | Should -Contain 'User Administrator'
        ($mine | Where-Object State -eq Activated).Role | Should -Be 'Security Reader'
        Get-BrokenWord $mine | Should -BeNullOrEmpty
        Get-Shown $mine | Should -Match 'EntraRole User Administrator Directory Direct Eligible never'
        Get-Shown $mine | Should -Match 'EntraRole Security Reader Directory Direct Activated in 7h'
        Get-Shown $mine | Should -Not -Match 'Ahlberg'
    }

    It 'keeps the usual roles as the favourite called default, once' {
        $favorite = Get-PimAssignment -Mine -Type Eligible | Where-Object Role -in 'User Administrator', 'Reports Reader' |
            Register-PimFavorite default -Duration 4h -Justification 'Start of the day'

        $favorite.Activations.Role | Should -Be 'User Administrator', 'Reports Reader'
        Get-BrokenWord (Get-PimFavorite) | Should -BeNullOrEmpty
        Get-Shown (Get-PimFavorite) | Should -Match 'User Administrator at Directory for 4h \(Start of the day\)'
    }

    It 'activates them with one word' {
        $requests = pim

        $requests.Role | Sort-Object | Should -Be 'Reports Reader', 'User Administrator'
        $requests.Status | Select-Object -Unique | Should -Be 'Provisioned'
        $requests.Justification | Select-Object -Unique | Should -Be 'Start of the day'
        Get-BrokenWord $requests | Should -BeNullOrEmpty
        Get-Shown $requests | Should -Match "Provisioned \d\d:\d\d .*$('{0:HH:mm}' -f $requests[0].End.LocalDateTime)"
    }

    It 'does no harm when the same is typed again' {
        $again = pim -WarningVariable warnings -WarningAction SilentlyContinue -ErrorAction Stop

        $again.Count | Should -Be 2
        $warnings.Count | Should -Be 2
        "$($warnings[0])" | Should -Match 'is already active, for another 3h 59m; it was not changed\.$'
    }

    It 'shows what another role would ask for, before anything is sent' {
        $before = @(Get-PimRequest -Mine).Count
        $null = Start-Transcript "$TestDrive/told.txt"
        pim 'Exchange Administrator' 'Mail queue is stuck' -WhatIf
        $null = Stop-Transcript
        $said = Get-Content "$TestDrive/told.txt" -Raw

        $said | Should -Match 'Activate Exchange Administrator at Directory for 8h'
        $said | Should -Match 'approv'
        @(Get-PimRequest -Mine).Count | Should -Be $before
    }

    It 'asks for a role that somebody approves, with the ticket, and sees who that is' {
        $script:request = pim 'Exchange Administrator' 'Mail queue is stuck' -Ticket INC-4711 -Duration 2h

        $request.Status | Should -Be 'PendingApproval'
        $request.TicketNumber | Should -Be 'INC-4711'
        $request.Approvers | Should -Be 'Cleo Marchetti'
        Get-BrokenWord (Get-PimRequest -Mine) | Should -BeNullOrEmpty
        Get-Shown (Get-PimRequest -Mine | Select-Object -First 1) | Should -Match 'Activate Exchange Administrator at Directory PendingApproval \d\d:\d\d for 2h'
    }

    It 'waits for it where it was asked for before' {
        $null = Approve-PimRequest 'Exchange*' -Justification 'Seen in monitoring' -Context cleo
        $waited = $request | Wait-PimRequest

        $waited.Status | Should -Be 'Provisioned'
        $waited.DecidedBy | Should -Be 'Cleo Marchetti'
        (Get-PimAssignment 'Exchange Administrator' -Mine -Type Active).State | Should -Be 'Activated'
    }

    It 'schedules one for tomorrow, finds it, and withdraws it by name' {
        $start = [DateTimeOffset] (Get-Date).Date.AddDays(1).AddHours(8)
        $planned = pim 'Helpdesk Administrator' 'Rota' -Start $start.LocalDateTime

        $scheduled = Get-PimAssignment -Mine -Scheduled
        $scheduled.Role | Should -Be 'Helpdesk Administrator'
        $scheduled.Start | Should -Be $start
        Get-BrokenWord $scheduled | Should -BeNullOrEmpty
        Get-Shown $scheduled | Should -Match "Scheduled from $($start.ToString('ddd', [cultureinfo]::InvariantCulture)) 08:00"

        (unpim 'Helpdesk Administrator').Id | Should -Be $planned.Id
        Get-PimAssignment -Mine -Scheduled | Should -BeNullOrEmpty
    }

    It 'is helped with a typo by the nearest names, not by all of them' {
        { pim 'User Administrater' x -ErrorAction Stop } | Should -Throw -ErrorId 'NotEligible,*'

        $Error[0].ErrorDetails.RecommendedAction | Should -Match '^You are eligible for: User Administrator, [^,]+, [^,]+ and \d+ more\.'
    }

    It 'ends with everything given back by one command' {
        (Get-PimContext).Emulator.Advance('00:06')
        $ended = unpim *

        $ended.Role | Should -Contain 'Exchange Administrator'
        $ended.Status | Select-Object -Unique | Should -Be 'Revoked'
        Get-BrokenWord $ended | Should -BeNullOrEmpty
        Get-PimAssignment -Mine -Type Active | Where-Object State -eq Activated | Should -BeNullOrEmpty
    }
}

# What an approver sees of requests, and decides by name; and what those who are denied hear of it.

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"

    $culture = [cultureinfo]::CurrentCulture
    . "$PSScriptRoot/WholeWords.ps1"

    function Initialize-Requests {
        $null = Connect-Pim -Emulator -As ada -Reset -Name ada
        $null = Connect-Pim -Emulator -As cleo -Name cleo
        $script:request = Request-PimRoleActivation 'Exchange Administrator' -Duration 2h -Justification 'Mail flow is down' -TicketNumber INC-4711 -TicketSystem Desk -Context ada
    }
}

AfterAll {
    [cultureinfo]::CurrentCulture = $culture
    $null = Disconnect-Pim -All
}

Describe 'What waits for a decision' {
    BeforeAll { Initialize-Requests }

    It 'is shown with who, role, length, reason, ticket, since when and until when, at <_> columns' -ForEach 80, 100, 140 {
        $shown = Get-PimRequest -PendingMyApproval -Context cleo | Out-String -Width $_

        $shown | Should -Match 'Principal +Role +Duration +Justification +Created +TimesOut'
        foreach ($word in 'Ahlberg', '(ada@contoso.com)', 'Administrator', 'Directory', '2h', 'Mail', 'down', 'Ticket', 'INC-4711', ('{0:HH:mm}' -f $request.Created.LocalDateTime)) {
            $shown | Should -Match "(?<!\S)$([regex]::Escape($word))(?!\S)"
        }
    }

    It 'breaks no word of what is shown, before and after' {
        Get-BrokenWord (Get-PimRequest -PendingMyApproval -Context cleo) | Should -BeNullOrEmpty
        Get-BrokenWord (Get-PimRequest -Mine -Context ada) | Should -BeNullOrEmpty
        Get-BrokenWord ($request | Get-PimApprover -Context cleo) | Should -BeNullOrEmpty
    }

    It 'ends undecided a day after it was made' {
        $waiting = Get-PimRequest -PendingMyApproval -Role 'Exchange Administrator' -Context cleo

        $waiting.TimesOut | Should -Be $waiting.Created.AddDays(1)
        (Get-PimRequest -Status Provisioned -Context ada | Select-Object -First 1).TimesOut | Should -BeNullOrEmpty
    }

    It 'is told the same by -WhatIf of <Name>' -ForEach @(
        @{ Name = 'Approve-PimRequest'; Begins = 'Approve' }
        @{ Name = 'Deny-PimRequest'; Begins = 'Deny' }
    ) {
        $null = Start-Transcript "$TestDrive/told.txt"
        & $Name $request.Id -Justification x -WhatIf -Context cleo
        $null = Stop-Transcript

        Get-Content "$TestDrive/told.txt" -Raw | Should -Match (
            "What if: $Begins Exchange Administrator at Directory .*ada@contoso.com.*for 2h.*Mail flow is down.*ticket Desk INC-4711" +
            '.*waiting since \d{4}-\d\d-\d\d \d\d:\d\d, times out \d{4}-\d\d-\d\d \d\d:\d\d')
    }
}

Describe 'A request that is named by its role' {
    BeforeEach { Initialize-Requests }

    It 'is approved: <Given>' -ForEach @(@{ Given = 'Exchange Administrator' }, @{ Given = 'exchange*' }) {
        $decided = Approve-PimRequest $Given -Justification ok -Context cleo

        $decided.Id | Should -Be $request.Id
        $decided.Status | Should -Be 'Provisioned'
    }

    It 'is denied' {
        (Deny-PimRequest 'Exchange*' -Justification no -Context cleo).Status | Should -Be 'Denied'
    }

    It 'is withdrawn by who made it' {
        (Stop-PimRequest 'Exchange Administrator' -Context ada).Status | Should -Be 'Canceled'
    }

    It 'is waited for' {
        $waited = Wait-PimRequest 'Exchange*' -Context ada

        $waited.Id | Should -Be $request.Id
        $waited.Status | Should -Be 'PendingApproval'
    }

    It 'is an error where none waits, which names those that do' {
        { Approve-PimRequest 'Exchange Adminstrator' -Justification ok -Context cleo -ErrorAction Stop } |
            Should -Throw "*'Exchange Adminstrator'*" -ErrorId 'RequestNotFound,PimTools.Commands.ApprovePimRequestCommand'
        (Get-Error).ErrorDetails.RecommendedAction | Should -Match 'Requests wait about: Exchange Administrator'
    }

    It 'is an error where a wildcard finds none' {
        { Deny-PimRequest 'Teams*' -Justification no -Context cleo -ErrorAction Stop } | Should -Throw -ErrorId 'RequestNotFound,*'
    }

    It 'is an error where several wait, and a wildcard means all of them' {
        $null = Connect-Pim -Emulator -As dana -Name dana
        $null = New-PimAssignment 'Exchange Administrator' ben@contoso.com -Duration 30d -Justification x -Context dana
        $null = Connect-Pim -Emulator -As ben -Name ben
        $null = Request-PimRoleActivation 'Exchange Administrator' -Duration 1h -Justification 'Me too' -Context ben

        { Approve-PimRequest 'Exchange Administrator' -Justification ok -Context cleo -ErrorAction Stop } |
            Should -Throw '2 requests*' -ErrorId 'RequestAmbiguous,PimTools.Commands.ApprovePimRequestCommand'
        (Get-Error).ErrorDetails.RecommendedAction | Should -Match $request.Id

        (Approve-PimRequest 'Exchange*' -Justification ok -Context cleo).Principal | Sort-Object | Should -Be 'Ada Ahlberg', 'Ben Okafor'
    }
}

Describe 'Waiting for requests to decide' {
    BeforeEach { Initialize-Requests }

    It 'ends with those that wait' {
        $found = Wait-PimRequest -PendingMyApproval -Context cleo

        $found.Id | Should -Contain $request.Id
        $found.Id | Should -Be (Get-PimRequest -PendingMyApproval -Context cleo).Id
        ($found | Out-String -Width 100) | Should -Match 'TimesOut'
    }

    It 'is for those about a role' {
        (Wait-PimRequest -PendingMyApproval -Role 'Exchange*' -Context cleo).Id | Should -Be $request.Id
    }

    It 'ends in an error where none comes in time' {
        { Wait-PimRequest -PendingMyApproval -Role 'Teams Administrator' -Timeout 00:00:02 -Context cleo -ErrorAction Stop } |
            Should -Throw -ErrorId 'WaitTimedOut,PimTools.Commands.WaitPimRequestCommand'
    }

    It '-Follow sees each new one once, as it comes' {
        $seen = Wait-PimRequest -PendingMyApproval -Follow -Role 'Exchange*' -Timeout 1m -Context cleo | ForEach-Object {
            if ($_.Id -eq $request.Id) {
                $null = Deny-PimRequest $_ -Justification 'Again' -Context cleo
                $script:next = Request-PimRoleActivation 'Exchange Administrator' -Duration 1h -Justification 'Next' -TicketNumber 2 -Context ada
            }
            $_
        } | Select-Object -First 2

        $seen.Id | Should -Be $request.Id, $next.Id
    }

    It '-Follow ends without an error when its time is up' {
        (Wait-PimRequest -PendingMyApproval -Follow -Role 'Exchange*' -Timeout 00:00:03 -Context cleo -ErrorAction Stop).Id | Should -Be $request.Id
    }
}

Describe 'Who was denied' {
    BeforeAll {
        Initialize-Requests
        $null = Deny-PimRequest $request -Justification 'Freeze until Monday' -Context cleo
    }

    It 'sees by whom, when and why in the list' {
        $mine = Get-PimRequest -Mine -Status Denied -Context ada | Where-Object Id -eq $request.Id

        $mine.DecidedBy | Should -Be 'Cleo Marchetti'
        $mine.DecisionJustification | Should -Be 'Freeze until Monday'
        $mine.Decided | Should -Not -BeNullOrEmpty
        $shown = ($mine | Format-Table | Out-String -Width 100) -replace '\s+', ' '
        $shown | Should -Match 'Cleo'
        $shown | Should -Match 'Freeze'
    }

    It 'hears it of the wait' {
        $waited = Wait-PimRequest $request.Id -Context ada -ErrorVariable errors -ErrorAction SilentlyContinue

        $waited.DecidedBy | Should -Be 'Cleo Marchetti'
        $errors[0].Exception.Message | Should -Match "Cleo Marchetti refused it on \d{4}-\d\d-\d\d \d\d:\d\d, saying 'Freeze until Monday'"
    }
}

Describe 'A wait for a request that was decided meanwhile' {
    It 'asks where it stands today: <Decision>' -ForEach @(
        @{ Decision = 'Approve-PimRequest'; Status = 'Provisioned' }
        @{ Decision = 'Deny-PimRequest'; Status = 'Denied' }
    ) {
        Initialize-Requests
        $null = & $Decision $request.Id -Justification x -Context cleo

        ($request | Wait-PimRequest -Context ada -ErrorAction SilentlyContinue).Status | Should -Be $Status
    }
}

Describe 'The same favourite twice, one role of it waiting for approval' {
    It 'gives the pending request and a warning, and no error' {
        $config = $env:PIMTOOLS_CONFIG
        $env:PIMTOOLS_CONFIG = "$TestDrive/favourites"
        try {
            $null = Connect-Pim -Emulator -As ada -Reset
            $null = Get-PimAssignment -Mine -Type Eligible | Where-Object Role -in 'Exchange Administrator', 'User Administrator' | Register-PimFavorite Morning
            $first = Request-PimRoleActivation -Favorite Morning -Justification 'Rounds' -ErrorAction Stop
            $again = Request-PimRoleActivation -Favorite Morning -Justification 'Rounds' -ErrorAction Stop -WarningVariable warnings -WarningAction SilentlyContinue
        }
        finally { $env:PIMTOOLS_CONFIG = $config }

        $pending = $first | Where-Object Status -eq PendingApproval
        ($again | Where-Object Role -eq 'Exchange Administrator').Id | Should -Be $pending.Id
        "$warnings" | Should -Match 'Exchange Administrator'
    }
}

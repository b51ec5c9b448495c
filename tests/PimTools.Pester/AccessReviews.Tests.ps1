BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'Get-PimAccessReview' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As emil -Reset
        $all = Get-PimAccessReview
    }

    It 'lists the reviews of all kinds, those that are open first' {
        $all | Should -BeOfType ([PimTools.PimAccessReview])
        $all.Kind | Select-Object -Unique | Sort-Object | Should -Be 'EntraRole', 'Group', 'AzureRole'
        $all[-1].Status | Should -Be 'Completed'
        $all[0..($all.Count - 2)].Status | Should -Not -Contain 'Completed'
    }

    It 'tells what is reviewed, by whom, how long and how often' {
        $review = Get-PimAccessReview 'Global Administrators'

        $review.Role, $review.Scope, "$($review.Reviewers)", $review.DurationInDays, $review.Recurrence | Should -Be 'Global Administrator', 'Directory', 'cleo@contoso.com', 30, 'Quarterly'
        $review.InstanceStatus | Should -Be 'InProgress'
        $review.InstanceEnd | Should -BeGreaterThan ([DateTimeOffset]::UtcNow)
        $review.CreatedBy | Should -Be 'Dana Lindqvist'
        $review.Schedule.Pattern | Should -Be 'absoluteMonthly'
    }

    It 'narrows by <what>' -ForEach @(
        @{ what = 'a wildcard'; list = { Get-PimAccessReview 'Global*' }; fits = { $_.Name -like 'Global*' } }
        @{ what = '-Role'; list = { Get-PimAccessReview -Role 'User Administrator' }; fits = { $_.Role -eq 'User Administrator' } }
        @{ what = '-Role by wildcard'; list = { Get-PimAccessReview -Role 'Ops-*' }; fits = { $_.Role -like 'Ops-*' } }
        @{ what = '-Scope'; list = { Get-PimAccessReview -Scope rg-data }; fits = { $_.Scope -eq 'rg-data' } }
        @{ what = '-Status'; list = { Get-PimAccessReview -Status InProgress }; fits = { $_.Status -eq 'InProgress' } }
        @{ what = '-Kind'; list = { Get-PimAccessReview -Kind AzureRole }; fits = { $_.Kind -eq 'AzureRole' } }
    ) {
        $expected = @($all | Where-Object $fits)
        $expected.Count | Should -BeGreaterThan 0

        (& $list).Id | Should -Be $expected.Id
    }

    It 'names what does not exist, with the nearest' {
        { Get-PimAccessReview 'Global Administrator' -ErrorAction Stop } | Should -Throw "There is no access review 'Global Administrator' of a role." -ErrorId 'ReviewNotFound,PimTools.Commands.GetPimAccessReviewCommand'
        $Error[0].ErrorDetails.RecommendedAction, $Error[0].Exception.Remedy -join ' ' | Should -BeLike '*Global Administrators*'
    }

    It 'breaks no state in a table of <_> columns' -ForEach 80, 100, 140 {
        $culture = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'en-US'
            $table = $all | Out-String -Width $_
        }
        finally { [cultureinfo]::CurrentCulture = $culture }

        foreach ($word in $all.Status | Select-Object -Unique) { $table | Should -Match "\b$word\b" }
    }

    It 'is readable in every cell of a file' {
        (@($all) + @(Get-PimAccessReviewDecision) | ForEach-Object { $_ | ConvertTo-Csv }) -join "`n" | Should -Not -Match 'System\.|PimTools\.Pim\w+\['
    }

    It 'asks for the rounds of Graph together' {
        $trace = Get-PimAccessReview -Kind EntraRole, Group -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }

        @($trace -like '*accessReviews/definitions *').Count | Should -Be 1
        @($trace -like '*batch*').Count | Should -Be 1
        $trace -like '*/instances *' | Should -BeNullOrEmpty
    }
}

Describe 'New-PimAccessReview' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Name dana -Reset
        $null = Connect-Pim -Emulator -As cleo -Name cleo
    }

    It 'makes a review of <kind>, which its reviewer finds' -ForEach @(
        @{ kind = 'EntraRole'; make = { New-PimAccessReview 'User Administrator' cleo@contoso.com -Name Made -Duration 7d -Context dana }; about = 'User Administrator', 'Directory' }
        @{ kind = 'Group'; make = { New-PimAccessReview Ops-OnCall cleo@contoso.com -Kind Group -Name Made -Duration 7d -Context dana }; about = 'Ops-OnCall', 'Ops-OnCall' }
        @{ kind = 'AzureRole'; make = { New-PimAccessReview Reader cleo@contoso.com -Scope rg-data -Name Made -Duration 7d -Context dana }; about = 'Reader', 'rg-data' }
    ) {
        $made = & $make

        $made.Kind, $made.Role, $made.Scope, "$($made.Reviewers)", $made.DurationInDays, $made.Recurrence | Should -Be (@($kind) + $about + @('cleo@contoso.com', 7, 'Once'))
        $asked = Get-PimAccessReview Made -Mine -Context cleo
        $asked.Id | Should -Be $made.Id
        Get-PimAccessReviewDecision Made -Mine -Context cleo | Should -Not -BeNullOrEmpty
    }

    It 'takes the role from who is denied, at the end' -ForEach @(
        @{ kind = 'EntraRole'; role = 'User Administrator'; extra = @{} }
        @{ kind = 'Group'; role = 'Ops-OnCall'; extra = @{} }
        @{ kind = 'AzureRole'; role = 'Reader'; extra = @{ Scope = 'rg-data' } }
    ) {
        $held = { Get-PimAssignment $role -Principal ada@contoso.com -Kind $kind -Type Eligible -Context dana @extra | Where-Object { $_.MemberType -ne 'Group' -and ($kind -ne 'Group' -or $_.Role.Access -eq 'Member') } }
        & $held | Should -Not -BeNullOrEmpty
        $null = New-PimAccessReview $role cleo@contoso.com -Kind $kind -Name Made -Duration 3d -AutoApply -Context dana @extra
        $null = Set-PimAccessReviewDecision Made ada@contoso.com Deny 'Has moved on' -Context cleo
        (Get-PimContext dana).Emulator.Advance('3.00:01')

        $row = Get-PimAccessReviewDecision Made ada@contoso.com -Context dana
        $row.Decision, $row.ApplyResult, "$($row.ReviewedBy)" | Should -Be 'Deny', 'AppliedSuccessfully', 'Cleo Marchetti'
        (Get-PimAccessReview Made -Context dana).Status | Should -Be 'Applied'
        & $held | Should -BeNullOrEmpty
    }

    It 'recurs, and keeps the rounds' {
        $null = New-PimAccessReview 'User Administrator' cleo@contoso.com -Name Made -Duration 7d -Recurrence Weekly -Occurrences 3 -Context dana
        (Get-PimContext dana).Emulator.Advance('30.00:00')

        $review = Get-PimAccessReview Made -Context dana
        $review.Instances.Count | Should -Be 3
        $review.Instances.Status | Select-Object -Unique | Should -Be 'Completed'
        (Get-PimAccessReviewDecision Made -AllRounds -Context dana).InstanceId | Select-Object -Unique | Should -HaveCount 3
    }

    It 'warns before a role is taken from who was not reviewed' {
        $null = New-PimAccessReview 'User Administrator' cleo@contoso.com -DefaultDecision Deny -AutoApply -WhatIf -Context dana -WarningVariable warnings -WarningAction SilentlyContinue

        "$warnings" | Should -BeLike 'Whoever is not reviewed in time loses User Administrator at Directory:*Deny*applied by itself.'
    }

    It 'makes none where there is an open one, and says so' {
        $first = New-PimAccessReview 'User Administrator' cleo@contoso.com -Context dana
        $again = New-PimAccessReview 'User Administrator' cleo@contoso.com -Context dana -WarningVariable warnings -WarningAction SilentlyContinue

        $again.Id | Should -Be $first.Id
        "$warnings" | Should -BeLike '*open access review*already; nothing was made.'
    }

    It 'has everybody review themselves' {
        $null = New-PimAccessReview 'User Administrator' -SelfReview -Name Made -Context dana
        $null = Connect-Pim -Emulator -As ada -Name ada

        $mine = Get-PimAccessReviewDecision Made -Mine -Context ada
        "$($mine.Principal)", "$($mine.Reviewers)" | Should -Be 'Ada Ahlberg', 'ada@contoso.com'
    }

    It 'refuses <what>, and sends nothing' -ForEach @(
        @{ what = 'a duration that is no whole days'; make = { New-PimAccessReview 'User Administrator' cleo@contoso.com -Duration 36h -Context dana -ErrorAction Stop }; code = 'InvalidDuration' }
        @{ what = 'owners'; make = { New-PimAccessReview Ops-OnCall cleo@contoso.com -Access Owner -Context dana -ErrorAction Stop }; code = 'InvalidParameter' }
        @{ what = 'a unit'; make = { New-PimAccessReview 'User Administrator' cleo@contoso.com -Scope 'Helsinki Office' -Context dana -ErrorAction Stop }; code = 'InvalidParameter' }
        @{ what = 'an end without a recurrence'; make = { New-PimAccessReview 'User Administrator' cleo@contoso.com -End 60d -Context dana -ErrorAction Stop }; code = 'InvalidParameter' }
        @{ what = 'rounds that overlap'; make = { New-PimAccessReview 'User Administrator' cleo@contoso.com -Recurrence Weekly -Context dana -ErrorAction Stop }; code = 'InvalidParameter' }
        @{ what = 'one type of assignments of several types of principals'; make = { New-PimAccessReview 'User Administrator' cleo@contoso.com -Type Eligible -Context dana -ErrorAction Stop }; code = 'InvalidParameter' }
        @{ what = 'an application as reviewer'; make = { New-PimAccessReview 'User Administrator' contoso-runbook -Context dana -ErrorAction Stop }; code = 'InvalidParameter' }
    ) {
        $make | Should -Throw -ErrorId "$code,PimTools.Commands.NewPimAccessReviewCommand"
        (Get-PimAccessReview -Role 'User Administrator' -Context dana).Name | Should -Be 'User Administrators'
    }
}

Describe 'Stop-PimAccessReview' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'ends the round in progress of <_>' -ForEach 'Global Administrators', 'Members of Ops-OnCall', 'Readers of rg-data' {
        $stopped = Stop-PimAccessReview $_ -Confirm:$false

        $stopped.InstanceStatus | Should -Be 'Completed'
        $stopped.InstanceEnd | Should -BeLessOrEqual ([DateTimeOffset]::UtcNow.AddMinutes(1))
    }

    It 'ends a review that has not begun with all of its rounds' {
        (Stop-PimAccessReview 'User Administrators' -AllRounds -Confirm:$false).Status | Should -Be 'Completed'
        (Get-PimContext).Emulator.Advance('20.00:00')
        (Get-PimAccessReview 'User Administrators').Instances.Count | Should -Be 0
    }

    It 'stops nothing where nothing is in progress, and says so' {
        $review = Stop-PimAccessReview 'Helpdesk in spring' -Confirm:$false -WarningVariable warnings -WarningAction SilentlyContinue

        $review.Status | Should -Be 'Completed'
        "$warnings" | Should -BeLike "*'Helpdesk in spring' has no round in progress; nothing was stopped."
    }

    It 'wants a name that one review has' {
        $null = New-PimAccessReview 'User Administrator' cleo@contoso.com -Name Twin
        $null = New-PimAccessReview 'Teams Reader' cleo@contoso.com -Name Twin

        { Stop-PimAccessReview Twin -Confirm:$false -ErrorAction Stop } | Should -Throw "2 access reviews are called 'Twin'.*" -ErrorId 'ReviewAmbiguous,PimTools.Commands.StopPimAccessReviewCommand'
    }
}

Describe 'Decisions of access reviews' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As emil -Name emil -Reset
        $null = Connect-Pim -Emulator -As cleo -Name cleo
    }

    It 'tells who has not answered' {
        $open = Get-PimAccessReviewDecision -Decision NotReviewed -Context emil | Where-Object Kind -eq EntraRole

        $open.Count | Should -BeGreaterThan 0
        $open.Reviewers | Select-Object -Unique | Should -Be 'cleo@contoso.com'
        $open.IsAnswered | Select-Object -Unique | Should -BeFalse
    }

    It 'decides what is piped, of all kinds, together' {
        $open = @(Get-PimAccessReviewDecision -Mine -Decision NotReviewed -Context cleo)
        $open.Kind | Select-Object -Unique | Sort-Object | Should -Be 'EntraRole', 'Group', 'AzureRole'

        $trace = $open | Set-PimAccessReviewDecision -Decision DontKnow -Context cleo -Verbose 4>&1
        $done = @($trace | Where-Object { $_ -is [PimTools.PimAccessReviewDecision] })

        $done.Id | Should -Be $open.Id
        $done.Decision | Select-Object -Unique | Should -Be 'DontKnow'
        @($trace -like '*POST*batch*').Count | Should -BeLessOrEqual 3
        Get-PimAccessReviewDecision -Mine -Decision NotReviewed -Context cleo | Should -BeNullOrEmpty
    }

    It 'decides what went through a file' {
        Get-PimAccessReviewDecision -Mine -Decision NotReviewed -Context cleo | Export-Csv "$TestDrive/asked.csv"

        $done = Import-Csv "$TestDrive/asked.csv" | Set-PimAccessReviewDecision -Decision Deny -Justification 'Not needed' -Context cleo

        $done.Decision | Select-Object -Unique | Should -Be 'Deny'
        $done.Justification | Select-Object -Unique | Should -Be 'Not needed'
    }

    It 'takes a decision back' {
        $null = Set-PimAccessReviewDecision 'Global Administrators' 'Break Glass 01' Deny 'No' -Context cleo
        (Set-PimAccessReviewDecision 'Global Administrators' 'Break Glass 01' NotReviewed -Context cleo).IsAnswered | Should -BeFalse
    }

    It 'sends nothing where it is decided so' {
        $null = Set-PimAccessReviewDecision 'Global Administrators' 'Break Glass 01' Deny 'No' -Context cleo
        $trace = Set-PimAccessReviewDecision 'Global Administrators' 'Break Glass 01' Deny 'No' -Context cleo -Verbose -WarningAction SilentlyContinue 4>&1

        $trace -like 'PATCH*' | Should -BeNullOrEmpty
    }

    It 'demands a justification where the review does' {
        { Set-PimAccessReviewDecision 'Global Administrators' 'Break Glass 01' Approve -Context cleo -ErrorAction Stop } |
            Should -Throw '*demands a justification to approve Break Glass 01.*' -ErrorId 'JustificationRequired,PimTools.Commands.SetPimAccessReviewDecisionCommand'
    }

    It 'names the item that the service refuses, and goes on with the others' {
        $items = Get-PimAccessReviewDecision 'Helpdesk in spring', 'Global Administrators' -Mine -Context cleo
        $done = $items | Set-PimAccessReviewDecision -Decision Deny -Justification Late -Context cleo -ErrorVariable failures -ErrorAction SilentlyContinue

        $done.ReviewName | Select-Object -Unique | Should -Be 'Global Administrators'
        "$($failures[0])" | Should -BeLike "Ada Ahlberg in the access review 'Helpdesk in spring':*Completed*"
    }

    It 'is not for who is not asked' {
        $null = Connect-Pim -Emulator -As ada -Name ada
        { Set-PimAccessReviewDecision 'Global Administrators' 'Break Glass 01' Deny No -Context ada -ErrorAction Stop } |
            Should -Throw -ErrorId 'ReviewNotFound,PimTools.Commands.SetPimAccessReviewDecisionCommand'
        { Set-PimAccessReviewDecision 'Global Administrators' 'Fay Ito' Deny No -Context cleo -ErrorAction Stop } |
            Should -Throw "You are not asked about 'Fay Ito'*" -ErrorId 'NotApprover,PimTools.Commands.SetPimAccessReviewDecisionCommand'
    }

    It 'refuses <what>' -ForEach @(
        @{ what = 'a word that is no decision'; decide = { Set-PimAccessReviewDecision 'Global Administrators' 'Break Glass 01' Unknown -Context cleo -ErrorAction Stop } }
        @{ what = 'a wildcard for the review'; decide = { Set-PimAccessReviewDecision 'Global*' 'Break Glass 01' Deny -Context cleo -ErrorAction Stop } }
    ) {
        $decide | Should -Throw -ErrorId 'InvalidParameter,PimTools.Commands.SetPimAccessReviewDecisionCommand'
    }
}

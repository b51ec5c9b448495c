# The day of a helpdesk person: who has what, a file from a spreadsheet, an end that is put off, and an answer to "why was I refused?".

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $culture = [cultureinfo]::CurrentCulture
    . "$PSScriptRoot/WholeWords.ps1"
    $null = Connect-Pim -Emulator -As dana -Name dana -Reset
    $null = Connect-Pim -Emulator -As ben -Name ben
    $null = Select-PimContext dana

    # As a spreadsheet of a German desk saves it: ANSI, semicolons, names of one's own in the header, a note and an empty row at the end.
    $file = "$TestDrive/Wünsche.csv"
    [IO.File]::WriteAllBytes($file, [Text.Encoding]::GetEncoding('windows-1252').GetBytes((@(
        'sep=;'
        'Role Name;User Principal Name;Assignment Type;End;Justification;Department'
        'Teams Reader;fay@contoso.com;Eligible;90d;Vertretung für Zoë;Sales'
        'Reports Reader;ben@contoso.com;Eligible;Permanent;Monatsbericht;Desk'
        ';;;;;'
    ) -join "`r`n")))
}

AfterAll {
    [cultureinfo]::CurrentCulture = $culture
    $null = Disconnect-Pim -All
}

Describe 'A day at the helpdesk' {
    It 'answers who has what, by any name' {
        $held = Get-PimAssignment -Principal 'Ben Okafor'

        $held.Principal | Select-Object -Unique | Should -Be 'Ben Okafor'
        $held.Role | Should -Contain 'Intune Administrator'
        Get-BrokenWord $held | Should -BeNullOrEmpty
        Get-Shown $held | Should -Match 'EntraRole Intune Administrator Directory Ben Okafor Eligible'
    }

    It 'answers who can become something, and who holds it' {
        $admins = Get-PimAssignment 'Exchange Administrator'

        $admins.Principal | Should -Contain 'Ada Ahlberg'
        Get-BrokenWord $admins | Should -BeNullOrEmpty
    }

    It 'sees what ends within two weeks' {
        $soon = Get-PimAssignment -ExpiringWithin 14d

        $soon.Role | Should -Contain 'Groups Administrator'
        Get-BrokenWord $soon | Should -BeNullOrEmpty
        Get-Shown ($soon | Where-Object Role -eq 'Groups Administrator') | Should -Match 'in 3h 5\dm'
    }

    It 'is told how to read a file whose letters are no UTF-8, before anything is done' {
        Import-PimAssignment $file -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $failures[0].ErrorDetails.RecommendedAction | Should -Match '-Encoding windows-1252'
    }

    It 'sees what a file would do: type, end, from what to what, and a column nobody knows in one warning' {
        $script:plan = Import-PimAssignment $file -Encoding windows-1252 -WhatIf -WarningVariable warnings -WarningAction SilentlyContinue 6> $null

        $plan.Count | Should -Be 2
        $plan.Type | Select-Object -Unique | Should -Be 'Eligible'
        $plan[0].Line, $plan[1].Line | Should -Be 3, 4
        $plan[1].IsPermanent | Should -BeTrue
        "$warnings" | Should -Match "Department"
        Get-BrokenWord $plan | Should -BeNullOrEmpty
        Get-Shown $plan | Should -Match 'Teams Reader'
        Get-Shown $plan | Should -Match "$((Get-Date).AddDays(90).ToString('yyyy-MM-dd'))"
    }

    It 'imports it, with a file of results' {
        $done = Import-PimAssignment $file -Encoding windows-1252 -ResultPath "$TestDrive/done.csv" -WarningAction SilentlyContinue -Confirm:$false

        $done.Result | Should -Be 'Created', 'Created'
        Get-BrokenWord $done | Should -BeNullOrEmpty
        $rows = Import-Csv "$TestDrive/done.csv"
        $rows.Principal | Sort-Object | Should -Be 'Ben Okafor', 'Fay Ito'
        (Get-PimRequest -Principal fay@contoso.com -Role 'Teams Reader').Justification | Should -Be 'Vertretung für Zoë'
        (Get-PimAssignment 'Reports Reader' -Principal ben@contoso.com).IsPermanent | Should -BeTrue
    }

    It 'imports it again without harm' {
        $again = Import-PimAssignment $file -Encoding windows-1252 -WarningAction SilentlyContinue -Confirm:$false

        $again.Result | Should -Be 'Unchanged', 'Unchanged'
    }

    It 'puts off an end, and tells from when to when' {
        $change = Set-PimAssignment 'Teams Reader' -Principal fay@contoso.com -Duration 120d -Justification 'Stays longer' -PassThru

        $change.Result | Should -Be 'Updated'
        ($change.End - (Get-PimContext).Emulator.Now).TotalDays | Should -BeGreaterThan 119.9
        Get-BrokenWord $change | Should -BeNullOrEmpty
        Get-Shown $change | Should -Match $change.End.LocalDateTime.ToString('yyyy-MM-dd HH:mm')
    }

    It 'tells somebody by whom and why a request was refused' {
        $refused = Get-PimRequest -Principal ben@contoso.com -Status Denied | Select-Object -First 1

        $refused.DecidedBy, $refused.DecisionJustification | Should -Be 'Cleo Marchetti', 'Testing belongs into the test tenant'
        Get-Shown $refused | Should -Match 'Denied by .*Cleo'
        Get-BrokenWord $refused | Should -BeNullOrEmpty
    }

    It 'finds out what a role asks for' {
        $setting = Get-PimRoleSetting 'Exchange Administrator'

        $setting.RequiresApproval | Should -BeTrue
        Get-BrokenWord $setting | Should -BeNullOrEmpty
        Get-Shown $setting | Should -Match 'by Cleo Marchetti'
    }

    It 'sees as somebody of little right in one line what is left out' {
        $null = Get-PimAssignment -Context ben -WarningVariable warnings -WarningAction SilentlyContinue

        $warnings.Count | Should -Be 1
        "$warnings" | Should -Be "Left out: Entra roles, groups, others' Azure roles (no access). -Verbose tells why."
    }
}

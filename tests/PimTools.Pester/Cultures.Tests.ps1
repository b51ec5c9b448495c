# Dates are typed and shown by the Gregorian calendar, and words are told apart, whatever the culture of the person at the console.
BeforeDiscovery {
    $cultures = 'fa-IR', 'th-TH', 'ar-SA', 'tr-TR' | ForEach-Object { @{ name = $_ } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $culture = [cultureinfo]::CurrentCulture

    # The day as the service is told it, which is not the day of a message.
    function Get-Day($Time) { $Time.LocalDateTime.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture) }
    function Get-Sentence([scriptblock] $Script) {
        $transcript = Join-Path $TestDrive "$([guid]::NewGuid()).txt"
        $null = Start-Transcript $transcript -UseMinimalHeader
        try { $null = & $Script } finally { $null = Stop-Transcript }
        Get-Content $transcript -Raw
    }
}

AfterAll {
    [cultureinfo]::CurrentCulture = $culture
    $null = Disconnect-Pim -All
}

Describe 'Under <name>' -ForEach $cultures {
    BeforeEach {
        [cultureinfo]::CurrentCulture = $name
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    AfterEach { [cultureinfo]::CurrentCulture = $culture }

    It 'the culture is one of its own, with its own calendar or letters' {
        ([cultureinfo]::CurrentCulture.Calendar -isnot [Globalization.GregorianCalendar]) -or ('I'.ToLower() -cne 'i') | Should -BeTrue
    }

    It 'an end typed as <typed> is the first of April 2031' -ForEach @(
        @{ typed = '2031-04-01' }, @{ typed = '2031-4-1' }, @{ typed = '2031-04-01 08:00' }, @{ typed = '2031/04/01' }, @{ typed = '1 April 2031' }
    ) {
        $change = New-PimAssignment 'Teams Administrator' ben@contoso.com -Type Eligible -Start 2031-03-01 -End $typed -Justification x
        Get-Day $change.Schedule.End | Should -Be '2031-04-01'
    }

    It 'a date by the calendar of the culture is the day that it means there' {
        $typed = ([datetime] '2031-04-01').ToString('d')
        $change = New-PimAssignment 'Teams Administrator' ben@contoso.com -Type Eligible -Start 2031-03-01 -End $typed -Justification x
        Get-Day $change.Schedule.End | Should -Be '2031-04-01'
    }

    It 'a start is told as it was typed' {
        Get-Sentence { New-PimAssignment 'Teams Administrator' ben@contoso.com -Start 2031-03-01 -End 2031-04-01 -Justification x -WhatIf } |
            Should -Match '2031-03-01 00:00.*2031-04-01 00:00'
    }

    It 'an assignment that went through CSV ends on the day on which it did' {
        $null = New-PimAssignment 'Teams Administrator' ben@contoso.com -End 2031-04-02 -Justification x
        $row = Get-PimAssignment 'Teams Administrator' -Principal ben@contoso.com | ConvertTo-Csv | ConvertFrom-Csv
        Get-Sentence { $row | Set-PimAssignment -End 2031-05-02 -Justification x -WhatIf } | Should -Match 'from 2031-04-02 00:00 to 2031-05-02 00:00'
    }

    It 'an end in the past is told by the calendar it was typed in' {
        { New-PimAssignment 'Teams Administrator' ben@contoso.com -End 2021-04-01 -Justification x -ErrorAction Stop } | Should -Throw '*2021-04-01 00:00*'
    }

    It '-Since leaves out what is older' {
        $null = Connect-Pim -Emulator -As emil
        $all = @(Get-PimAuditLog -Since 2001-01-01)
        $all.Count | Should -BeGreaterThan 0
        Get-PimAuditLog -Since 2101-01-01 | Should -BeNullOrEmpty
        @(Get-PimAuditLog -Since 2001-01-01 -Until 2101-01-01).Count | Should -Be $all.Count
    }

    It 'views show the Gregorian year' {
        $year = [datetime]::Now.Year
        $until = Get-PimAssignment -Type Eligible | Where-Object End | Select-Object -First 1
        $until | Format-List | Out-String | Should -Match "(Start|End) +: ($year|$($year + 1))-"
    }

    It 'what Export-Csv wrote is imported as it was' {
        $file = Join-Path $TestDrive "$name.csv"
        [pscustomobject] @{ Kind = 'EntraRole'; Role = 'Teams Reader'; Principal = 'greg@contoso.com'; Type = 'Eligible'; Justification = 'x'; End = [datetimeoffset] '2031-04-25 10:00' } |
            Export-Csv $file -NoTypeInformation
        $row = Import-PimAssignment $file -WhatIf
        Get-Day $row.Schedule.End | Should -Be '2031-04-25'
    }

    It 'a file of rows in ISO dates is imported as it says' {
        $file = Join-Path $TestDrive "iso-$name.csv"
        'Kind,Role,Principal,Type,Justification,End', 'EntraRole,Teams Reader,greg@contoso.com,Eligible,x,2031-04-01' | Set-Content $file
        Get-Day (Import-PimAssignment $file -WhatIf).Schedule.End | Should -Be '2031-04-01'
    }

    It 'words and names are the same in any case' {
        (Get-PimAssignment -Kind azureROLE -Type ELIGIBLE | Select-Object -First 1).Role.Kind | Should -Be 'AzureRole'
        (Get-PimRole 'INTUNE administrator').Name | Should -Be 'Intune Administrator'
        (Get-PimAssignment 'security administrator' -Type ACTIVE -Principal CLEO@contoso.com).Role.Name | Should -Be 'Security Administrator'
    }
}

Describe 'A date centuries away' {
    BeforeAll { $null = Connect-Pim -Emulator -As dana -Reset }
    AfterEach { [cultureinfo]::CurrentCulture = $culture }

    It 'is not taken under <name>: <typed>' -ForEach @(
        @{ name = 'fa-IR'; typed = '1410-01-12' }, @{ name = 'th-TH'; typed = '2574-04-01' }, @{ name = 'ar-SA'; typed = '1452-06-01' }
    ) {
        [cultureinfo]::CurrentCulture = $name
        { Get-PimAuditLog -Since $typed -ErrorAction Stop } | Should -Throw '*is a date in the year*'
    }
}

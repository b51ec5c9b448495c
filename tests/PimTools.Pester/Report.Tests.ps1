# The report on the emulated tenant: its numbers are those of the cmdlets, in each format, for all, a person and a role, and its text is never markup.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $WarningPreference = 'SilentlyContinue'
    $hostile = "</script><script>alert(1)</script> `"quoted`" 'so' & $([char]0x202e)gnp.exe"
    $formula = '=HYPERLINK("http://example.com")'
    $null = Connect-Pim -Emulator -As ada -Name ada -Reset
    $null = Request-PimRoleActivation 'User Administrator' -Justification $hostile
    $null = Request-PimRoleActivation Ops-OnCall -Justification $formula
    $null = Connect-Pim -Emulator -As emil -Name emil

    function Read-Report([string] $Path = "$TestDrive/report.json", [hashtable] $With = @{}) {
        Export-PimReport $Path @With | Get-Content -Raw | ConvertFrom-Json
    }

    function Get-Figure($Report, [string] $Label) { ($Report.sections.figures | Where-Object label -EQ $Label).value }
    function Get-Section($Report, [string] $Id) { $Report.sections | Where-Object id -EQ $Id }
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'The numbers of a report' {
    BeforeAll {
        $with = @{ Scope = 'Contoso Sandbox'; BreakGlass = 'breakglass@contoso.com' }
        $report = Read-Report -With $with
        $assignments = Get-PimAssignment
        $today = [DateTime]::UtcNow.Date
        $activities = Get-PimActivity -Since $today.AddDays(-29).ToLocalTime()
        $findings = Test-PimCompliance @with
    }

    It 'are those of Get-PimAssignment' {
        $report.tables.assignments.Count | Should -Be $assignments.Count
        Get-Figure $report 'eligible assignments' | Should -Be ($assignments | Where-Object Type -EQ Eligible).Count
        Get-Figure $report 'permanent assignments' | Should -Be @($assignments | Where-Object { $_.State -eq 'Active' -and $_.IsPermanent }).Count
        Get-Figure $report 'activated now' | Should -Be @($assignments | Where-Object State -EQ Activated).Count
        foreach ($line in (Get-Section $report standing).summary) {
            $line.Eligible | Should -Be @($assignments | Where-Object { "$($_.Role)" -eq $line.Role -and $_.Type -eq 'Eligible' }).Count -Because $line.Role
        }
    }

    It 'tell what ends, and when' {
        $ends = Get-Section $report ending
        ($ends.summary | ForEach-Object { $_.Temporary + $_.Activated + $_.Eligible } | Measure-Object -Sum).Sum | Should -Be @($assignments | Where-Object End).Count
        $soon = $assignments | Where-Object { $_.State -ne 'Activated' -and $null -ne $_.End -and $_.ExpiresIn -le [timespan] '14.00:00' }
        Get-Figure $report 'end within 14 days' | Should -Be @($soon).Count
    }

    It 'are those of Get-PimActivity, for each day' {
        $activations = $activities | Where-Object Action -EQ SelfActivate
        Get-Figure $report activations | Should -Be @($activations).Count
        $days = (Get-Section $report activations).summary
        $days.Count | Should -Be 30
        foreach ($day in $days) {
            $of = $activations | Where-Object { $_.Requested.UtcDateTime.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture) -eq $day.Day }
            $day.EntraRole, $day.Group, $day.AzureRole | Should -Be ('EntraRole', 'Group', 'AzureRole' | ForEach-Object { $kind = $_; @($of | Where-Object Kind -EQ $kind).Count }) -Because $day.Day
        }
    }

    It 'tell who decided, and how fast' {
        $cleo = (Get-Section $report approvals).summary | Where-Object DecidedBy -EQ cleo@contoso.com
        $decided = $activities | Where-Object { $_.DecidedBy.UserPrincipalName -eq 'cleo@contoso.com' }

        $cleo.Approved, $cleo.Denied | Should -Be @($decided | Where-Object Decision -EQ Approve).Count, @($decided | Where-Object Decision -EQ Deny).Count
        [System.Xml.XmlConvert]::ToTimeSpan($cleo.LongestTime) | Should -Be ($decided.DecidedAfter | Sort-Object | Select-Object -Last 1)
    }

    It 'are those of Test-PimCompliance' {
        Get-Figure $report 'findings to mend' | Should -Be @($findings | Where-Object Result -EQ Fail).Count
        Get-Figure $report 'settings differ from the baseline' |
            Should -Be @($findings | Where-Object { $_.Result -eq 'Fail' -and $_.RoleName -and -not $_.PrincipalId }).Count
        $report.tables.findings.Count | Should -Be $findings.Count
    }

    It 'are those of Find-PimAnomaly' {
        $anomalies = Find-PimAnomaly -BreakGlass breakglass@contoso.com -Since $today.AddDays(-29).ToLocalTime()

        Get-Figure $report anomalies | Should -Be @($anomalies).Count
        foreach ($line in (Get-Section $report anomalies).summary) {
            $line.Critical + $line.High + $line.Medium + $line.Low | Should -Be @($anomalies | Where-Object RuleId -EQ $line.Rule).Count -Because $line.Rule
        }
    }

    It 'are those of Get-PimAlert' {
        $report.tables.alerts.Count | Should -Be @(Get-PimAlert).Count
        Get-Figure $report 'active alerts' | Should -Be @(Get-PimAlert -Active | Where-Object IsActive).Count
    }

    It 'are those of Get-PimAccessPath' {
        $paths = Get-PimAccessPath 'Global Administrator', 'Privileged Role Administrator', 'Privileged Authentication Administrator', Owner -Kind EntraRole, AzureRole

        $report.tables.'access-paths'.Path | Sort-Object | Should -Be ($paths.Path | Sort-Object)
        Get-Figure $report 'open ways to the most powerful roles' | Should -Be @($paths | Where-Object IsActive).Count
    }

    It 'cost the log and the assignments one reading' {
        $calls = Export-PimReport "$TestDrive/once.json" @with -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] } | ForEach-Object { "$_" }

        @($calls -like '*auditLogs/directoryAudits*' -notlike '*skiptoken*').Count | Should -Be 1
        @($calls -like '*/directory/roleEligibilityScheduleInstances*' -notlike '*skiptoken*').Count | Should -Be 1
        @($calls -like '*/directory/roleAssignmentScheduleInstances*' -notlike '*skiptoken*').Count | Should -Be 1
    }

    It 'tell a use where there is one, and nothing of groups' {
        $of = $report.tables.assignments | Where-Object Use
        ($of | Where-Object { $_.Role -eq 'User Administrator' -and $_.UserPrincipalName -eq 'ada@contoso.com' }).Use | Should -Be Used
        ($of | Where-Object PrincipalType -EQ Group).Use | Select-Object -Unique | Should -Be Unknown
        $unused = $of | Where-Object Use -EQ 'Not used' | Select-Object -First 1
        $unused | Should -Not -BeNullOrEmpty
        $activities | Where-Object { $_.Action -eq 'SelfActivate' -and $_.Began -and $_.Role -eq $unused.Role -and $_.UserPrincipalName -eq $unused.UserPrincipalName } |
            Should -BeNullOrEmpty
    }
}

Describe 'A report about <what>' -ForEach @(
    @{ what = 'a person'; with = @{ Principal = 'ada@contoso.com' }; fits = { $_.UserPrincipalName -eq 'ada@contoso.com' }; finding = { $_.Principal -eq 'Ada Ahlberg' } }
    @{ what = 'a role'; with = @{ Role = 'Exchange Administrator' }; fits = { $_.Role -eq 'Exchange Administrator' }; finding = { $_.Role -eq 'Exchange Administrator' } }
) {
    It 'has nothing about others' {
        $report = Read-Report -With $with

        $report.title | Should -BeLike "*$($with.Values)*"
        @($report.tables.assignments).Count | Should -BeGreaterThan 0
        $report.tables.assignments | Where-Object { -not (& $fits) } | Should -BeNullOrEmpty
        @($report.tables.activities).Count | Should -BeGreaterThan 0
        $report.tables.activities | Where-Object { -not (& $fits) } | Should -BeNullOrEmpty
        $report.tables.findings | Where-Object { -not (& $finding) } | Should -BeNullOrEmpty
    }
}

Describe 'The file of a report' {
    It 'is a page whose policy forbids the network, and in which text is no markup' {
        $file = Export-PimReport "$TestDrive/report.html" -Kind EntraRole
        $page = Get-Content $file -Raw

        $page | Should -Match "<meta http-equiv=`"Content-Security-Policy`" content=`"default-src 'none';"
        $page | Should -Not -Match '(src|href)="?https?:'
        $page | Should -Not -Match 'alert\(1\)</script>'
        $page | Should -Not -Match ([char]0x202e)
        $data = [regex]::Match($page, '(?s)<script type="application/json" id="data">(.*?)</script>').Groups[1].Value
        $data | Should -Not -Match '[<>&]'
        ($data | ConvertFrom-Json).tables.activities.columns | Where-Object name -EQ Justification | ForEach-Object { @($_.words) + @($_.values) } |
            Should -Contain $hostile.Replace([string][char]0x202e, '<U+202E>')
    }

    It 'has every text as it is in JSON' {
        (Read-Report).tables.activities.Justification | Should -Contain $hostile
    }

    It 'runs nothing in a spreadsheet' {
        $files = Export-PimReport "$TestDrive/report.csv" -Kind EntraRole, Group

        $files.Name | Should -Be 'report-assignments.csv', 'report-activities.csv', 'report-findings.csv', 'report-anomalies.csv', 'report-alerts.csv', 'report-access-paths.csv', 'report-numbers.csv'
        $justifications = (Import-Csv "$TestDrive/report-activities.csv").Justification
        $justifications | Should -Contain "'$formula"
        $justifications | Should -Not -Contain $formula
        $sum = (Import-Csv "$TestDrive/report-numbers.csv" | Where-Object { $_.Section -eq 'findings' -and $_.Category } | Measure-Object Count -Sum).Sum
        @(Import-Csv "$TestDrive/report-findings.csv").Count | Should -Be $sum
    }

    It 'keeps what came from the service in code in Markdown' {
        $text = Export-PimReport "$TestDrive/report.md" -Kind EntraRole | Get-Content

        $line = $text | Where-Object { $_ -like '*alert(1)*' } | Select-Object -First 1
        $line | Should -Match '`</script><script>alert\(1\)</script> "quoted" ''so'' & <U\+202E>gnp\.exe`'
        $text | Should -Contain '## Who approves, and how fast'
    }

    It 'has the format that is asked for, whatever its name' {
        Export-PimReport "$TestDrive/report.txt" -Format Markdown -Kind EntraRole | Get-Content -TotalCount 1 | Should -Be '# `Privileged access`'
    }

    It 'is written over' {
        Set-Content "$TestDrive/old.json" 'old'
        (Read-Report "$TestDrive/old.json" @{ Kind = 'EntraRole' }).title | Should -Be 'Privileged access'
        Get-ChildItem $TestDrive -Filter *.new | Should -BeNullOrEmpty
    }

    It 'is not written with -WhatIf' {
        Export-PimReport "$TestDrive/none.html" -WhatIf | Should -BeNullOrEmpty
        "$TestDrive/none.html" | Should -Not -Exist
    }

    It 'is not written for <what>, and the old one stays' -ForEach @(
        @{ what = 'a role that there is not'; with = @{ Role = 'Nobody Administrator' }; id = 'RoleNotFound' }
        @{ what = 'a person that there is not'; with = @{ Principal = 'nobody@contoso.com' }; id = 'PrincipalNotFound' }
        @{ what = 'a baseline that there is not'; with = @{ Baseline = 'None' }; id = 'InvalidParameter' }
        @{ what = 'a scope that there is not'; with = @{ Scope = 'Nowhere' }; id = 'ScopeNotFound' }
    ) {
        Set-Content "$TestDrive/kept.json" 'kept'
        Export-PimReport "$TestDrive/kept.json" @with -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $failures[0].FullyQualifiedErrorId | Should -BeLike "$id,*"
        Get-Content "$TestDrive/kept.json" | Should -Be kept
    }

    It 'is refused where there is no folder' {
        { Export-PimReport "$TestDrive/no/folder.html" -Kind EntraRole -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter,*'
    }
}

Describe 'A report of what may not all be read' {
    It 'says so where it is missing, and knows nothing of unused eligibility' {
        $null = Connect-Pim -Emulator -As dana -Name dana
        $report = Read-Report -With @{ Kind = 'EntraRole' }

        (Get-Section $report activations).notices | Should -Not -BeNullOrEmpty
        $report.tables.assignments.Use | Should -Not -Contain 'Not used'
    }
}

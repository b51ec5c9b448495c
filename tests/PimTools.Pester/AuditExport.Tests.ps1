BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/LoopbackHost.ps1"
    . "$PSScriptRoot/AnotherPowerShell.ps1"
    $rule = @{
        IngestionEndpoint = 'https://pim-a1b2.westeurope-1.ingest.monitor.azure.com'
        RuleId            = 'dcr-0123456789abcdef0123456789abcdef'
        StreamName        = 'Custom-EntraPim'
    }
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'Export-PimAuditLog' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As ada -Name ada -Reset
        $null = Connect-Pim -Emulator -As emil -Name emil
        $records = Get-PimAuditLog
    }

    It 'writes each record once as <_>' -ForEach JsonLines, Csv, Cef, Asim {
        $export = Export-PimAuditLog "$TestDrive/all.$_" -Format $_
        $lines = Get-Content "$TestDrive/all.$_" | Select-Object -Skip ([int]($_ -eq 'Csv'))

        $export.Records, $export.Format, $lines.Count | Should -Be $records.Count, $_, $records.Count
        foreach ($record in $records) { @($lines -match [regex]::Escape($record.Id)).Count | Should -Be 1 }
    }

    It 'writes <format> where the name ends in <name> and no format is given' -ForEach @(
        @{ name = '.csv'; format = 'Csv' }
        @{ name = '.CEF'; format = 'Cef' }
        @{ name = '.jsonl'; format = 'JsonLines' }
        @{ name = '.log'; format = 'JsonLines' }
    ) {
        (Export-PimAuditLog "$TestDrive/named$name" -Since 10d).Format | Should -Be $format
        (Export-PimAuditLog "$TestDrive/named$name").Records | Should -Be 0
    }

    It 'adds what is new when it is run again' {
        $null = Export-PimAuditLog "$TestDrive/twice.jsonl"
        $null = Request-PimRoleActivation 'User Administrator' -Justification 'New since' -Context ada
        $export = Export-PimAuditLog "$TestDrive/twice.jsonl"

        $export.Records | Should -BeGreaterThan 0
        $lines = Get-Content "$TestDrive/twice.jsonl" | ConvertFrom-Json
        ($lines.RecordId | Sort-Object) | Should -Be ((Get-PimAuditLog).Id | Sort-Object)
        ($lines | Where-Object Justification -eq 'New since').Role | Select-Object -Unique | Should -Be 'User Administrator'
        (Export-PimAuditLog "$TestDrive/twice.jsonl").Records | Should -Be 0
    }

    It 'gives what Get-PimAuditLog tells as JSON' {
        $null = Export-PimAuditLog "$TestDrive/same.jsonl"
        $lines = Get-Content "$TestDrive/same.jsonl" | ConvertFrom-Json
        foreach ($record in Get-PimAuditLog) {
            $line = $lines | Where-Object RecordId -eq $record.Id
            $line.Activity, $line.Role, $line.Scope, $line.UserPrincipalName, $line.Justification, $line.RequestId |
                Should -Be $record.Activity, $record.Role, $record.Scope, $record.UserPrincipalName, $record.Justification, $record.RequestId
        }
    }

    It 'reads its CSV back' {
        $null = Export-PimAuditLog "$TestDrive/back.csv" -Format Csv -Since 10d
        $rows = Import-Csv "$TestDrive/back.csv"

        ($rows.RecordId | Sort-Object) | Should -Be ((Get-PimAuditLog -Since 10d).Id | Sort-Object)
    }

    It 'refuses a second export with the same bookmark' {
        $lock = [IO.File]::Open("$TestDrive/one.jsonl.bookmark.lock", 'OpenOrCreate', 'ReadWrite', 'None')
        try { { Export-PimAuditLog "$TestDrive/one.jsonl" -ErrorAction Stop } | Should -Throw -ErrorId 'ExportRunning,PimTools.Commands.ExportPimAuditLogCommand' }
        finally { $lock.Dispose() }
        Test-Path "$TestDrive/one.jsonl" | Should -BeFalse
    }

    It 'refuses <what>' -ForEach @(
        @{ what = 'a file that it knows nothing of'; file = 'foreign.txt'; prepare = { Set-Content "$TestDrive/foreign.txt" 'mine' }; more = @{} }
        @{ what = 'the bookmark of another format'; file = 'formats'; prepare = { $null = Export-PimAuditLog "$TestDrive/formats" }; more = @{ Format = 'Cef' } }
        @{ what = 'a bookmark that is none'; file = 'broken'; prepare = { Set-Content "$TestDrive/broken.bookmark" '{ "length": "x"' }; more = @{} }
        @{ what = 'a file that was cut'; file = 'cut'; prepare = { $null = Export-PimAuditLog "$TestDrive/cut"; Set-Content "$TestDrive/cut" 'x' }; more = @{} }
    ) {
        & $prepare
        $before = Get-Content "$TestDrive/$file" -Raw -ErrorAction Ignore

        { Export-PimAuditLog "$TestDrive/$file" @more -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter,PimTools.Commands.ExportPimAuditLogCommand'

        Get-Content "$TestDrive/$file" -Raw -ErrorAction Ignore | Should -Be $before
    }

    It 'writes nothing under -WhatIf' {
        Export-PimAuditLog "$TestDrive/whatif.jsonl" -WhatIf
        Get-ChildItem $TestDrive whatif* | Should -BeNullOrEmpty
    }

    It 'says what has run out of the log' {
        $null = Export-PimAuditLog "$TestDrive/old.jsonl" -Since 60d -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike '*keeps its audit log for about 30 days*may be missing*'
    }
}

Describe 'Export-PimAuditLog to Azure Monitor' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As emil -Reset
    }

    It 'sends everything once' {
        $export = Export-PimAuditLog @rule -BookmarkPath "$TestDrive/monitor"

        $export.Records, $export.PossibleDuplicates | Should -Be @(Get-PimAuditLog).Count, 0
        (Export-PimAuditLog @rule -BookmarkPath "$TestDrive/monitor").Records | Should -Be 0
    }

    It 'says that records may be there twice' {
        (Get-PimContext).Emulator.Faults.FailNext(502, 'dataCollectionRules', 1)
        $export = Export-PimAuditLog @rule -BookmarkPath "$TestDrive/doubled" -WarningVariable warnings -WarningAction SilentlyContinue

        $export.PossibleDuplicates | Should -BeGreaterThan 0
        "$warnings" | Should -BeLike "*$($export.PossibleDuplicates) records may be there twice*RecordId*"
    }

    It 'sends to no other host' {
        $rule.IngestionEndpoint = 'https://pim.example.com'
        { Export-PimAuditLog @rule -BookmarkPath "$TestDrive/foreign" -ErrorAction Stop } | Should -Throw -ErrorId 'UntrustedHost,PimTools.Commands.ExportPimAuditLogCommand'
        $rule.IngestionEndpoint = 'https://pim-a1b2.westeurope-1.ingest.monitor.azure.com'
    }

    It 'takes no CSV' {
        { Export-PimAuditLog @rule -BookmarkPath "$TestDrive/csv" -Format Csv -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter,PimTools.Commands.ExportPimAuditLogCommand'
    }
}

Describe 'The sample for Microsoft Sentinel' {
    It 'has a column for each member of a line, and no other' {
        $null = Connect-Pim -Emulator -As emil -Reset
        $null = Export-PimAuditLog "$TestDrive/columns.csv" -Format Csv
        $written = (Get-Content "$TestDrive/columns.csv" -TotalCount 1) -split ',' -replace '"'
        $bicep = Get-Content "$PSScriptRoot/../../samples/sentinel/table.bicep" -Raw
        $declared = [regex]::Matches($bicep, "name: '(\w+)', type: '(string|dynamic|datetime)'").ForEach({ $_.Groups[1].Value }) | Where-Object { $_ -ne 'TimeGenerated' }

        $declared | Should -Be ($written + 'Details')
    }

    It 'asks for activities that the service writes, and columns that there are' {
        $bicep = Get-Content "$PSScriptRoot/../../samples/sentinel/table.bicep" -Raw
        foreach ($query in Get-ChildItem "$PSScriptRoot/../../samples/sentinel/queries" -Filter *.kql) {
            $text = Get-Content $query -Raw
            foreach ($column in [regex]::Matches($text, '(?m)^\| where (\w+)').ForEach({ $_.Groups[1].Value }) | Where-Object { $_ -notin 'Count', 'Failures' }) {
                $bicep | Should -BeLike "*name: '$column'*" -Because $query.Name
            }
        }
    }
}

Describe 'An export that is killed' {
    BeforeAll {
        $emulatorHost = Start-EmulatorHost '--page-size 4 --latency 15ms'
        $null = Connect-EmulatorHost $emulatorHost emil
    }

    AfterAll {
        Stop-EmulatorHost $emulatorHost
    }

    It 'is killed 20 times at random, and in the end equals the log' {
        $token = Get-EmulatorToken $emulatorHost 'user=emil'
        $script = "$TestDrive/export.ps1"
        Set-Content $script @"
Import-Module '$PSScriptRoot/../../out/PimTools'
`$null = Connect-Pim -AccessToken (ConvertTo-SecureString '$token' -AsPlainText -Force) -GraphEndpoint $($emulatorHost.Address)
Set-Content '$TestDrive/started' x
while (`$true) { `$null = Export-PimAuditLog '$TestDrive/killed.jsonl' }
"@
        $random = [Random]::new(7)
        foreach ($kill in 1..20) {
            Remove-Item "$TestDrive/started" -ErrorAction Ignore
            $process = Start-PowerShell '-File', $script
            while (-not (Test-Path "$TestDrive/started") -and -not $process.HasExited) { Start-Sleep -Milliseconds 20 }
            Start-Sleep -Milliseconds $random.Next(1, 400)
            $process.HasExited | Should -BeFalse
            $process.Kill()
            $process.WaitForExit()
        }

        $null = Export-PimAuditLog "$TestDrive/killed.jsonl"
        $lines = Get-Content "$TestDrive/killed.jsonl" | ConvertFrom-Json
        ($lines.RecordId | Sort-Object) | Should -Be ((Get-PimAuditLog).Id | Sort-Object)
    }
}

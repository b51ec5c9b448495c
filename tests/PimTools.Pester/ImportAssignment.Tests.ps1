BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/LoopbackHost.ps1"

    # Rows of different people, each eligible for one role.
    function New-RowFile([string] $Path, [int] $Count, [int] $First = 1) {
        $First..($First + $Count - 1) | ForEach-Object {
            [pscustomobject]@{ Role = 'Reports Reader'; Principal = 'user{0:D5}@contoso.com' -f $_; Duration = '90d'; Justification = 'Bulk' }
        } | Export-Csv $Path -NoTypeInformation
    }
}

Describe 'Import-PimAssignment' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
        $rows = @(
            [pscustomobject]@{ Role = 'User Administrator'; Principal = 'ben@contoso.com'; Scope = ''; Duration = '90d'; Justification = 'new' }
            [pscustomobject]@{ Role = 'Helpdesk Administrator'; Principal = 'Fay Ito'; Scope = 'Helsinki Office'; Duration = '180d'; Justification = 'new' }
            [pscustomobject]@{ Role = 'Helpdesk Administrator'; Principal = 'fay@contoso.com'; Scope = 'Nowhere'; Duration = '180d'; Justification = 'new' }
            [pscustomobject]@{ Role = 'User Administrator'; Principal = 'ada@contoso.com'; Scope = ''; Duration = 'permanent'; Justification = 'new' }
            [pscustomobject]@{ Role = 'User Administrator'; Principal = 'Ben Okafor'; Scope = ''; Duration = '90d'; Justification = 'twice' }
        )
    }

    It 'plans every row under -WhatIf and sends nothing' {
        $plan = $rows | Import-PimAssignment -WhatIf

        $plan.Plan | Should -Be 'Create', 'Create', 'Invalid', 'NoChange', 'Invalid'
        $plan.Result | Should -Be 'Planned', 'Planned', 'Failed', 'Unchanged', 'Failed'
        Get-PimAssignment 'User Administrator' -Principal ben@contoso.com | Should -BeNullOrEmpty
    }

    It 'reads columns that a script fills in' {
        $rows[0] | Add-Member -MemberType ScriptProperty -Name Principal -Value { 'ben@contoso.com' | ForEach-Object ToString } -Force

        ($rows[0] | Import-PimAssignment -WhatIf).Principal.UserPrincipalName | Should -Be 'ben@contoso.com'
    }

    It 'gives a row for each row; a wrong one stops no other and says why' {
        $result = $rows | Import-PimAssignment | Sort-Object Line

        $result.Count | Should -Be 5
        $result.Result | Should -Be 'Created', 'Created', 'Failed', 'Unchanged', 'Failed'
        $result[2].ErrorCode | Should -Be 'ScopeNotFound'
        $result[4].Reason | Should -Match 'row 1'
        (Get-PimAssignment 'Helpdesk Administrator' -Principal fay@contoso.com).Scope.DisplayName | Should -Be 'Helsinki Office'
    }

    It 'refuses the rows about a group that may not be read, and no other' {
        $rows = 'Ops-OnCall', 'Data Engineers' | ForEach-Object {
            [pscustomobject]@{ Kind = 'Group'; Role = $_; Principal = 'fay@contoso.com'; Type = 'Eligible'; Duration = '20d'; Justification = 'Rota' }
        }

        $results = $rows | Import-PimAssignment -WarningAction SilentlyContinue | Sort-Object Line

        $results.Role.Name | Should -Be 'Ops-OnCall', 'Data Engineers'
        $results.Result | Should -Be 'Created', 'Failed'
        $results[1].Plan | Should -Be 'Invalid'
        $results[1].ErrorCode | Should -Be 'PermissionMissing'
    }

    It 'changes nothing when it is run again' {
        $null = $rows | Import-PimAssignment
        $before = (Get-PimRequest -Kind EntraRole).Count

        $again = $rows[0, 1, 3] | Import-PimAssignment

        $again.Result | Should -Be 'Unchanged', 'Unchanged', 'Unchanged'
        (Get-PimRequest -Kind EntraRole).Count | Should -Be $before
    }

    It 'updates what is different' {
        $null = $rows[0] | Import-PimAssignment
        $rows[0].Duration = '120d'

        ($rows[0] | Import-PimAssignment).Result | Should -Be 'Updated'
        (Get-PimAssignment 'User Administrator' -Principal ben@contoso.com).ExpiresIn.TotalDays | Should -BeGreaterThan 119
    }

    It 'refuses a misspelt column rather than lose it' {
        { [pscustomobject]@{ Role = 'x'; Principle = 'y' } | Import-PimAssignment -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,PimTools.Commands.ImportPimAssignmentCommand'
    }

    It 'reads CSV and JSON files, and writes the template of one' {
        $rows[0, 1] | Export-Csv "$TestDrive/rows.csv" -NoTypeInformation
        ConvertTo-Json $rows[0, 1] | Set-Content "$TestDrive/rows.json"

        (Import-PimAssignment "$TestDrive/rows.csv" -WhatIf).Plan | Should -Be 'Create', 'Create'
        (Import-PimAssignment "$TestDrive/rows.json" -WhatIf).Plan | Should -Be 'Create', 'Create'
        Import-PimAssignment -Template | Should -Match '"Role".*"Principal".*"Justification"'
    }

    It 'writes results that no spreadsheet takes for a formula, and goes on from them' {
        $rows[2].Scope = '=cmd()'
        $null = $rows | Import-PimAssignment -ResultPath "$TestDrive/result.csv"

        Get-Content "$TestDrive/result.csv" -Raw | Should -Not -Match '"='
        $again = $rows | Import-PimAssignment -ResumeFrom "$TestDrive/result.csv" | Sort-Object Line
        $again.Result | Should -Be 'Resumed', 'Resumed', 'Failed', 'Resumed', 'Failed'
    }
}

Describe 'A thousand rows over a slow network that throttles' {
    BeforeAll {
        $emulator = Start-EmulatorHost '--latency 50ms --throttle 0.1 --users 1000 --seed 7'
        $null = Connect-EmulatorHost $emulator dana
        New-RowFile "$TestDrive/thousand.csv" 1000
        $result = Import-PimAssignment "$TestDrive/thousand.csv"
        $requests = Get-PimRequest -Role 'Reports Reader' -Kind EntraRole | Where-Object Justification -EQ 'Bulk'
    }

    AfterAll {
        Stop-EmulatorHost $emulator
    }

    It 'accounts for every row' {
        $result.Count | Should -Be 1000
        @($result | Group-Object Result).Name | Should -Be 'Created'
    }

    It 'submits none twice' {
        $requests.Count | Should -Be 1000
        @($requests.Principal.Id | Sort-Object -Unique).Count | Should -Be 1000
    }
}

Describe 'An import that is killed and started again' {
    BeforeAll {
        $emulator = Start-EmulatorHost '--latency 50ms --throttle 0.1 --users 1000 --seed 11'
        $null = Connect-EmulatorHost $emulator dana
        $random = [Random]::new(42)
        $rounds = foreach ($round in 1..10) {
            $rows = "$TestDrive/rows$round.csv"
            $results = "$TestDrive/results$round.csv"
            New-RowFile $rows 60 (1 + 60 * $round)
            $script = @"
Import-Module '$PSScriptRoot/../../out/PimTools'
. '$PSScriptRoot/LoopbackHost.ps1'
`$null = Connect-EmulatorHost ([pscustomobject]@{ Address = '$($emulator.Address)' }) dana
'ready' | Set-Content '$TestDrive/ready$round'
Import-PimAssignment '$rows' -ResultPath '$results'
"@
            Set-Content "$TestDrive/import$round.ps1" $script
            $process = Start-Process (Get-Process -Id $PID).Path -ArgumentList '-NoProfile', '-NonInteractive', '-File', "$TestDrive/import$round.ps1" -PassThru
            while (-not (Test-Path "$TestDrive/ready$round") -and -not $process.HasExited) { Start-Sleep -Milliseconds 20 }
            Start-Sleep -Milliseconds $random.Next(0, 900)
            if (-not $process.HasExited) { $process.Kill() }
            $process.WaitForExit()

            $resume = @{}
            if (Test-Path $results) { $resume.ResumeFrom = $results }
            $second = Import-PimAssignment $rows @resume -ResultPath $results
            [pscustomobject]@{ Round = $round; Rows = @($second).Count; Results = @($second.Result | Sort-Object -Unique) }
        }
        $requests = Get-PimRequest -Role 'Reports Reader' -Kind EntraRole | Where-Object Justification -EQ 'Bulk'
    }

    AfterAll {
        Stop-EmulatorHost $emulator
    }

    It 'accounts for every row, whenever it was killed' {
        $rounds.Rows | Should -Be (@(60) * 10)
        $rounds.Results | Should -Not -Contain 'Failed'
        $rounds.Results | Should -Not -Contain 'Updated'
    }

    It 'has submitted each row once' {
        $requests.Count | Should -Be 600
        @($requests.Principal.Id | Sort-Object -Unique).Count | Should -Be 600
    }
}

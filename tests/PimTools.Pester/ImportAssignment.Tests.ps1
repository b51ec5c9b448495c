BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/LoopbackHost.ps1"
    . "$PSScriptRoot/AnotherPowerShell.ps1"

    # Rows of different people, each eligible for one thing: of five, three for an Entra role, one for a group, one for an Azure role.
    function Get-Row([int] $First, [int] $Count) {
        $First..($First + $Count - 1) | ForEach-Object {
            $kind, $role, $scope = switch ($_ % 5) {
                0 { 'AzureRole', 'Reader', 'rg-web' }
                1 { 'Group', 'Ops-OnCall', '' }
                default { 'EntraRole', 'Reports Reader', '' }
            }
            [pscustomobject]@{ Kind = $kind; Role = $role; Scope = $scope; Principal = 'user{0:D5}@contoso.com' -f $_; Duration = '90d'; Justification = 'Bulk' }
        }
    }

    # Graph and Azure are told apart by the host's name, as with the service.
    function Connect-Both($EmulatorHost) {
        $graph, $azure = '', '&audience=https://management.azure.com' | ForEach-Object {
            ConvertTo-SecureString (Get-EmulatorToken $EmulatorHost "user=dana$_") -AsPlainText -Force
        }
        $endpoints = @{ GraphEndpoint = $EmulatorHost.Address; ArmEndpoint = $EmulatorHost.Address.Replace('127.0.0.1', 'localhost') }
        Connect-Pim -AccessToken $graph -ArmAccessToken $azure @endpoints -Name dana
    }

    function Get-Stats($EmulatorHost) { Invoke-RestMethod "$($EmulatorHost.Address)/_emulator/stats" }

    # The requests of the imports, as one text each for what was asked for whom.
    function Get-Bulk {
        Get-PimRequest | Where-Object Justification -EQ 'Bulk' | ForEach-Object { "$($_.Kind) $($_.Role.Name) $($_.Scope.Id) $($_.Principal.Id)" }
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
        $result[4].Reason | Should -Match 'line 1'
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

Describe 'A thousand rows of three kinds over a slow network that throttles' {
    BeforeAll {
        $emulator = Start-EmulatorHost '--latency 50ms --throttle 0.1 --users 1000 --seed 7'
        $null = Connect-Both $emulator
        Get-Row 1 1000 | Export-Csv "$TestDrive/thousand.csv" -NoTypeInformation
        $before = Get-Stats $emulator
        $result = Import-PimAssignment "$TestDrive/thousand.csv"
        $after = Get-Stats $emulator
        $requests = Get-Bulk
    }

    AfterAll {
        Stop-EmulatorHost $emulator
    }

    It 'accounts for every row' {
        $result.Count | Should -Be 1000
        @($result | Group-Object Result).Name | Should -Be 'Created'
        ($result | Group-Object { $_.Role.Kind } | Sort-Object Name).ForEach{ $_.Count } | Should -Be 200, 600, 200
    }

    It 'submits none twice' {
        $requests.Count | Should -Be 1000
        @($requests | Sort-Object -Unique).Count | Should -Be 1000
    }

    It 'leaves a schedule for each row and none more' {
        $after.schedules - $before.schedules | Should -Be 1000
    }

    # Azure takes a call for each row, Graph one for twenty: 240 at the least, besides the lists and what was throttled.
    It 'asks the host little more than it has to' {
        $after.throttled - $before.throttled | Should -BeGreaterThan 0
        $after.calls - $before.calls | Should -BeIn (240..600)
    }
}

Describe 'An import that is killed and started again' {
    BeforeAll {
        $seed = 42
        $random = [Random]::new($seed)
        $emulator = Start-EmulatorHost '--latency 50ms --throttle 0.1 --users 1000 --seed 11'
        $null = Connect-Both $emulator
        $before = Get-Stats $emulator
        # Each takes some seconds: a few anywhere, all of them in CI.
        $howMany = if ($env:CI -eq 'true') { 10 } else { 2 }
        $rounds = foreach ($round in 1..$howMany) {
            $rows = "$TestDrive/rows$round.csv"
            $results = "$TestDrive/results$round.csv"

            # Some rows ask again for what another asks for, in other words or in the same.
            $once = @(Get-Row (1 + 40 * ($round - 1)) 40)
            $again = $once | Sort-Object { $random.Next() } | Select-Object -First 6 | Select-Object *
            $again | Select-Object -First 3 | ForEach-Object { $_.Duration = '60d' }
            $once + $again | Export-Csv $rows -NoTypeInformation
            Set-Content "$TestDrive/import$round.ps1" @"
Import-Module '$PSScriptRoot/../../out/PimTools'
. '$PSScriptRoot/LoopbackHost.ps1'
function Connect-Both { ${function:Connect-Both} }
`$null = Connect-Both ([pscustomobject]@{ Address = '$($emulator.Address)' })
'ready' | Set-Content '$TestDrive/ready$round'
Import-PimAssignment '$rows' -ResultPath '$results'
"@
            $process = Start-PowerShell '-File', "$TestDrive/import$round.ps1"
            while (-not (Test-Path "$TestDrive/ready$round") -and -not $process.HasExited) { Start-Sleep -Milliseconds 20 }
            Start-Sleep -Milliseconds $random.Next(0, 3000)
            $isKilled = -not $process.HasExited
            if ($isKilled) { $process.Kill() }
            $process.WaitForExit()

            $resume = @{}
            if (Test-Path $results) { $resume.ResumeFrom = $results }
            $second = Import-PimAssignment $rows @resume -ResultPath $results
            $first = [pscustomobject]@{ IsReady = Test-Path "$TestDrive/ready$round"; IsKilled = $isKilled }
            [pscustomobject]@{ First = $first; Done = @($second | Where-Object Result -NE 'Failed'); Failed = @($second | Where-Object Result -EQ 'Failed') }
        }
        $after = Get-Stats $emulator
        $requests = Get-Bulk
    }

    AfterAll {
        Stop-EmulatorHost $emulator
    }

    It 'was under way, and was killed on its way' {
        $rounds.First.IsReady | Should -Not -Contain $false
        $rounds.First.IsKilled | Should -Contain $true
    }

    It 'accounts for every row, whenever it was killed' {
        $rounds.ForEach{ $_.Done.Count } | Should -Be (@(40) * $howMany) -Because "the moments come from seed $seed"
        $rounds.Done.Result | Should -Not -Contain 'Updated' -Because "the moments come from seed $seed"
    }

    It 'refuses the rows that ask for the same, and no other' {
        $rounds.ForEach{ $_.Failed.Count } | Should -Be (@(6) * $howMany) -Because "the moments come from seed $seed"
        $rounds.Failed.Line | Sort-Object -Unique | Should -Be (42..47)
    }

    It 'has submitted each row once' {
        $requests.Count | Should -Be (40 * $howMany) -Because "the moments come from seed $seed"
        @($requests | Sort-Object -Unique).Count | Should -Be (40 * $howMany)
        $after.schedules - $before.schedules | Should -Be (40 * $howMany)
    }
}

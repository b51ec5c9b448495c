# The day of somebody who writes runbooks: unattended, run again and again, by codes and objects and never by what is on a screen.

BeforeAll {
    $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")
    Import-Module $module
    $culture = [cultureinfo]::CurrentCulture
    . "$PSScriptRoot/WholeWords.ps1"
    . "$PSScriptRoot/AnotherPowerShell.ps1"
    $powershell, $library = Get-PowerShellCommand
    $savedConfig = $env:PIMTOOLS_CONFIG
    $env:PIMTOOLS_CONFIG = Join-Path $TestDrive config
    $null = Connect-Pim -Emulator -As cleo -Name cleo -Reset
    $null = Connect-Pim -Emulator -As dana -Name dana
}

AfterAll {
    [cultureinfo]::CurrentCulture = $culture
    $env:PIMTOOLS_CONFIG = $savedConfig
    $null = Disconnect-Pim -All
}

Describe 'A day of runbooks' {
    It 'learns before any sign-in what the application has to be permitted' {
        $needs = Find-PimPermission -Cmdlet New-PimAssignment -Kind EntraRole

        $needs.Kind | Select-Object -Unique | Should -Be 'EntraRole'
        ($needs | ConvertTo-Json -WarningAction Stop) | Should -Match 'RoleEligibilitySchedule'
    }

    It 'asks nobody: where nobody can be asked and nobody is connected, it ends with a code' {
        $said = & $powershell $library -NoProfile -NonInteractive -Command @"
`$env:PIMTOOLS_CONFIG = '$TestDrive/nobody'; Import-Module '$module'
try { Get-PimAssignment -ErrorAction Stop } catch { `$_.FullyQualifiedErrorId }
"@
        $said | Should -Be 'NotConnected,PimTools.Commands.GetPimAssignmentCommand'
    }

    It 'grants what is missing, and the second run changes nothing and fails nowhere' {
        $wish = @{ Role = 'Teams Reader'; Principal = 'ben@contoso.com'; Duration = '30d'; Justification = 'Runbook 7'; PassThru = $true; ErrorAction = 'Stop' }
        $first = New-PimAssignment @wish -Context dana
        $again = New-PimAssignment @wish -Context dana

        $first.Result, $again.Result | Should -Be 'Created', 'Unchanged'
        $first.End | Should -Be $again.End
        Get-BrokenWord $first, $again | Should -BeNullOrEmpty
    }

    It 'branches by the code of an error, not by its words' {
        $code = try { New-PimAssignment 'Teams Raeder' -Principal ben@contoso.com -Justification x -Context dana -ErrorAction Stop } catch { ($_.FullyQualifiedErrorId -split ',')[0] }

        $code | Should -Be 'RoleNotFound'
        $Error[0].Exception.Code | Should -Be 'RoleNotFound'
        $Error[0].TargetObject | Should -Be 'Teams Raeder'
    }

    It 'goes on over one row that cannot be, and tells which' {
        $rows = 'ben@contoso.com', 'nobody@contoso.com', 'emil@contoso.com' | ForEach-Object { [pscustomobject]@{ Role = 'Reports Reader'; Principal = $_ } }
        $made = $rows | New-PimAssignment -Duration 7d -Justification 'Runbook 8' -PassThru -Context dana -ErrorVariable failures -ErrorAction SilentlyContinue

        $made.Principal | Should -Be 'Ben Okafor', 'Emil Novak'
        $failures.FullyQualifiedErrorId | Should -BeLike 'PrincipalNotFound,*'
        "$($failures[0].TargetObject)" | Should -Be 'nobody@contoso.com'
    }

    It 'elevates itself for a step and waits for it, one who approves or not' {
        $null = Connect-Pim -Emulator -As ada -Name ada
        $request = Request-PimRoleActivation 'User Administrator' -Justification 'Runbook 9' -Duration 1h -Wait -RefreshToken -Context ada -ErrorAction Stop

        $request.Status | Should -Be 'Provisioned'
        (Get-PimAssignment 'User Administrator' -Mine -Type Active -Context ada).State | Should -Be 'Activated'
    }

    It 'comes to the pending request when it runs again before anybody has decided' {
        $ask = @{ Role = 'Exchange Administrator'; Justification = 'Runbook 10'; Context = 'ada'; ErrorAction = 'Stop' }
        $first = Request-PimRoleActivation @ask
        $again = Request-PimRoleActivation @ask -WarningVariable warnings -WarningAction SilentlyContinue

        $again.Id | Should -Be $first.Id
        $warnings.Count | Should -Be 1
        Get-BrokenWord $again | Should -BeNullOrEmpty
    }

    It 'is told an unmet wait and a denial by codes' {
        $request = Get-PimRequest -Mine -Status PendingApproval -Role 'Exchange Administrator' -Context ada
        $null = Deny-PimRequest $request.Id -Justification 'Freeze' -Context cleo
        $null = Wait-PimRequest $request.Id -Context ada -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures.FullyQualifiedErrorId | Should -BeLike 'RequestFailed,*'
        $failures[0].Exception.Message | Should -Match "saying 'Freeze'"
    }

    It 'writes logs that are data: the same columns in CSV and in JSON, without a warning' {
        $requests = Get-PimRequest -Since 1d -Context dana
        $json = $requests | ConvertTo-Json -WarningAction Stop | ConvertFrom-Json
        $csv = $requests | ConvertTo-Csv | ConvertFrom-Csv

        $json.Count, $csv.Count | Should -Be $requests.Count, $requests.Count
        $json[0].Role.Name, $csv[0].Role | Should -Be $requests[0].Role.Name, $requests[0].Role.Name
        $csv[0].PSObject.Properties.Value | Should -Not -Match '^(PimTools|System)\.'
    }

    It 'takes away what it granted, waits until that is gone, and runs again without harm' {
        $null = (Get-PimContext dana).Emulator.Advance('00:06')
        Remove-PimAssignment 'Teams Reader' -Principal ben@contoso.com -Justification 'Runbook 7' -Context dana -Confirm:$false -ErrorAction Stop

        Get-PimAssignment 'Teams Reader' -Principal ben@contoso.com -Context dana | Should -BeNullOrEmpty
    }

    It 'has a report for a fault that holds no secret' {
        $report = Get-PimDiagnostics | ConvertTo-Json -Depth 6 -WarningAction Stop

        $report | Should -Match 'PimTools'
        $report | Should -Not -Match 'eyJ[\w-]{10,}\.'
    }
}

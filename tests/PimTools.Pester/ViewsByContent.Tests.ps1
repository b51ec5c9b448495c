# Tables give their room to what they hold: no word is broken at 80 columns and more, and what goes without saying is left out.

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"

    # Where no language is known, PowerShell breaks lines in the middle of words.
    $culture = [cultureinfo]::CurrentCulture
    [cultureinfo]::CurrentCulture = 'en-US'

    function Find-BrokenWord($Objects, [int] $Width, [string[]] $Properties) {
        $shown = [Collections.Generic.HashSet[string]]::new([string[]] (($Objects | Out-String -Width $Width) -replace "`e\[[0-9;]*m" -split '[\s,:]+'))
        foreach ($word in $Properties | ForEach-Object { $Objects.$_ } | ForEach-Object { "$_" -split '[\s,:]+' } | Sort-Object -Unique) {
            if ($word -and -not $shown.Contains($word)) { $word }
        }
    }
}

AfterAll {
    [cultureinfo]::CurrentCulture = $culture
    $null = Disconnect-Pim -All
}

Describe 'A table with room' {
    It 'shows a finding in one line' {
        $null = Connect-Pim -Emulator -As dana -Reset
        $long = Test-PimCompliance -WarningAction Ignore | Where-Object Target -Like 'Attribute Provisioning Administrator*'
        $lines = ($long | Out-String -Width 200).Trim() -split '\r?\n' | Where-Object { $_ -match 'Attribute|expected' }

        $lines | Should -HaveCount @($long).Count
        $lines[0] | Should -Match 'R01 +Attribute Provisioning Administrator: MaximumActivationDuration is 8h, expected at most 4h'
    }
}

Describe 'At <_> columns no word is broken' -ForEach 80, 100, 140 {
    BeforeAll {
        $width = $_
        $null = Connect-Pim -Emulator -As dana -Reset
        $null = Connect-Pim -Emulator -As ada -Name ada
    }

    It 'among assignments' {
        $all = Get-PimAssignment -WarningAction Ignore -Context dana@contoso.com | Where-Object IsOrphaned -ne $true
        Find-BrokenWord $all $width Kind, Role, Scope, Principal, State | Should -BeNullOrEmpty
    }

    It 'among one''s own assignments, which leave out one''s own name' {
        $mine = Get-PimAssignment -Mine -Context ada
        Find-BrokenWord $mine $width Kind, Role, Scope, State, MemberType | Should -BeNullOrEmpty
        $mine | Out-String -Width $width | Should -Not -Match 'Ahlberg'
    }

    It 'among requests' {
        Find-BrokenWord (Get-PimRequest -WarningAction Ignore -Context dana@contoso.com) $width Role, Principal, Status | Should -BeNullOrEmpty
    }

    It 'among one''s own requests, which leave out one''s own name' {
        $mine = Get-PimRequest -Mine -Context ada
        Find-BrokenWord $mine $width Role, Status | Should -BeNullOrEmpty
        $mine | Out-String -Width $width | Should -Not -Match 'Ahlberg'
    }

    It 'among settings' {
        Find-BrokenWord (Get-PimRoleSetting -WarningAction Ignore -Context dana@contoso.com) $width Role, Scope, Longest, Requires, Approval | Should -BeNullOrEmpty
        Find-BrokenWord (Get-PimRoleSetting -Kind AzureRole -Scope rg-web -WarningAction Ignore -Context dana@contoso.com) $width Role, Scope, Longest, Requires, Approval |
            Should -BeNullOrEmpty
    }

    It 'among scopes, whose ids can be copied' {
        $scopes = Get-PimScope -Context dana@contoso.com
        Find-BrokenWord $scopes $width DisplayName, Type, Path | Should -BeNullOrEmpty

        $office = $scopes | Where-Object DisplayName -eq 'Helsinki Office'
        $id = [regex]::Match(($office | Out-String -Width $width), '[0-9a-f-]{36}').Value
        (Get-PimAssignment -Scope $id -WarningAction Ignore -Context dana@contoso.com).Scope.DisplayName | Select-Object -Unique | Should -Be 'Helsinki Office'
    }

    It 'in the catalogue of roles' {
        Find-BrokenWord (Get-PimRole -Context dana@contoso.com) $width Name, Kind, Description | Should -BeNullOrEmpty
    }

    It 'among audit records, of which what failed says so' {
        $null = Connect-Pim -Emulator -As emil -Name emil
        $records = Get-PimAuditLog -Context emil
        Find-BrokenWord $records $width Activity, Role, Principal, Initiator | Should -BeNullOrEmpty
        $records | Where-Object Result -eq failure | Out-String -Width $width | Should -Match 'failure'
        $records | Where-Object Result -eq success | Out-String -Width $width | Should -Not -Match 'success'
    }

    It 'in the history of requests' {
        $null = Connect-Pim -Emulator -As emil -Name emil
        Find-BrokenWord (Get-PimActivity -Context emil) $width Role, Principal, Justification | Should -BeNullOrEmpty
    }

    It 'among findings and what they come to' {
        Find-BrokenWord (Test-PimCompliance -WarningAction Ignore -Context dana@contoso.com) $width Result, Severity, RuleId, Target, Message | Should -BeNullOrEmpty
        Find-BrokenWord (ConvertTo-PimEligibleAssignment -WhatIf -WarningAction Ignore -Context dana@contoso.com 6> $null) $width Result, Role, Principal, Reason | Should -BeNullOrEmpty
    }

    It 'among the steps of a plan, before and after it is applied' {
        Set-Content "$TestDrive/pim.yaml" @'
version: 1
breakGlass: [breakglass@contoso.com]
settings:
  - { role: Conditional Access Administrator, activation: { maximumDuration: 1h, approval: { requestorJustification: false } } }
  - { group: Ops-OnCall, access: Owner, activation: { maximumDuration: 1h } }
  - { role: Global Administrator, activation: { maximumDuration: 30m } }
assignments:
  - { role: Reports Reader, type: Eligible, principal: ben@contoso.com, duration: 30d }
'@
        $plan = New-PimPlan "$TestDrive/pim.yaml" -Context dana@contoso.com -WarningAction Ignore
        $plan.Changes.Withheld | Should -Not -BeNullOrEmpty
        Find-BrokenWord ($plan.Changes | Where-Object IsNeeded) $width Role, Principal, Change | Should -BeNullOrEmpty
        Find-BrokenWord ($plan.Changes | Where-Object Withheld) $width Role, Principal, Withheld | Should -BeNullOrEmpty
        $plan.Changes | Out-String -Width $width | Should -Not -Match 'Ops-OnCall at'
        $done = $plan | Invoke-PimPlan -Confirm:$false -Context dana@contoso.com
        Find-BrokenWord $done $width Result, Role, Principal, Reason | Should -BeNullOrEmpty
        $null = Connect-Pim -Emulator -As dana -Reset
        $null = Connect-Pim -Emulator -As ada -Name ada
    }

    It 'in a long status, which is broken between its words: <_>' -ForEach 'PendingAdminDecision', 'FailedAsResourceIsLocked', 'PendingExternalProvisioning' {
        $request = Get-PimRequest -Mine -Context ada | Select-Object -First 1
        $copy = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($request))
        $copy.Status = $_
        $shown = ($copy | Format-Table | Out-String -Width $width) -replace "`e\[[0-9;]*m"
        foreach ($word in $_ -csplit '(?<=[a-z])(?=[A-Z])') { $shown | Should -MatchExactly "(?<!\S)$word(?!\S)" }
    }
}

Describe 'What one holds through a group' {
    It 'is told from what one holds oneself' {
        $null = Connect-Pim -Emulator -As greg -Reset

        Get-PimAssignment -Mine | Where-Object MemberType -eq Group | Out-String -Width 100 | Should -Match '(?m)^\w+ .* Group '
    }
}

Describe 'What is left out of a list' {
    It 'is told <Who> in one line of 80 columns, and why with -Verbose: <Cmdlet>' -ForEach @(
        foreach ($cmdlet in 'Get-PimAssignment', 'Get-PimRequest') { foreach ($who in 'ada', 'cleo') { @{ Cmdlet = $cmdlet; Who = $who } } }
    ) {
        $null = Connect-Pim -Emulator -As $Who -Reset
        $streams = & $Cmdlet -Verbose 3>&1 4>&1
        $warnings = @($streams | Where-Object { $_ -is [Management.Automation.WarningRecord] })
        $details = ($streams | Where-Object { $_ -is [Management.Automation.VerboseRecord] }) -join "`n"

        $warnings.Count | Should -Be 1
        "WARNING: $($warnings[0])".Length | Should -BeLessOrEqual 80
        "$($warnings[0])" | Should -Be "Left out: groups, others' Azure roles (no access). -Verbose tells why."
        $details | Should -Match 'Not all could be read of the groups\. .*Global Reader'
        $details | Should -Match 'You see no Azure subscription'
    }

    It 'is told of a part of the groups, too' {
        $null = Connect-Pim -Emulator -As fay -Reset
        $null = Get-PimAssignment -WarningVariable warnings -WarningAction SilentlyContinue

        "$warnings" | Should -Be "Left out: 1 of 3 lists of groups, Entra roles, others' Azure roles (no access). -Verbose tells why."
    }

    It 'is nothing where one may read everything' {
        $null = Connect-Pim -Emulator -As dana -Reset
        $null = Get-PimAssignment -WarningVariable warnings -WarningAction SilentlyContinue

        $warnings | Should -BeNullOrEmpty
    }
}

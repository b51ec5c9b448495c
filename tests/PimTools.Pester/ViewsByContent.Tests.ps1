# Tables give their room to what they hold: no word is broken at 80 columns and more, and what goes without saying is left out.

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"

    # Where no language is known, PowerShell breaks lines in the middle of words.
    $culture = [cultureinfo]::CurrentCulture
    [cultureinfo]::CurrentCulture = 'en-US'

    function Find-BrokenWord($Objects, [int] $Width, [string[]] $Properties) {
        $shown = [Collections.Generic.HashSet[string]]::new([string[]] (($Objects | Out-String -Width $Width) -replace "`e\[[0-9;]*m" -split '\s+'))
        foreach ($word in $Properties | ForEach-Object { $Objects.$_ } | ForEach-Object { "$_" -split '\s+' } | Sort-Object -Unique) {
            if ($word -and -not $shown.Contains($word)) { $word }
        }
    }
}

AfterAll {
    [cultureinfo]::CurrentCulture = $culture
    $null = Disconnect-Pim -All
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

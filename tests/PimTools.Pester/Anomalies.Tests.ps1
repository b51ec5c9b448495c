BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $culture = [cultureinfo]::CurrentCulture
    [cultureinfo]::CurrentCulture = 'en-US'
}

AfterAll {
    [cultureinfo]::CurrentCulture = $culture
    $null = Disconnect-Pim -All
}

Describe 'Find-PimAnomaly' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As emil -Name emil -Reset
        $found = Find-PimAnomaly -BreakGlass breakglass@contoso.com -WarningAction SilentlyContinue
    }

    It 'gives typed findings, the newest first, each with its evidence' {
        $found | Should -BeOfType ([PimTools.PimAnomaly])
        $found.Last | Should -Be ($found.Last | Sort-Object -Descending)
        $known = (Get-PimActivity).RequestId
        foreach ($one in $found) {
            $one.RuleId, $one.Message, "$($one.Principal)" | ForEach-Object { $_ | Should -Not -BeNullOrEmpty }
            @($one.RequestIds).Count + @($one.RecordIds).Count | Should -BeGreaterThan 0
            $one.RequestIds | Where-Object { $_ -notin $known } | Should -BeNullOrEmpty
        }
    }

    It 'finds changed settings, one for each record of the log' {
        @($found | Where-Object RuleId -eq SettingsChanged).Count | Should -Be @(Get-PimAuditLog -Activity 'Update role setting*').Count
        ($found | Where-Object RuleId -eq SettingsChanged).Message | Select-Object -First 1 | Should -BeLike 'dana@contoso.com changed the settings of *'
    }

    It 'finds what a break-glass account did' {
        $used = $found | Where-Object RuleId -eq BreakGlassUsed
        $used.Severity | Select-Object -Unique | Should -Be Critical
        $used.People | Should -Contain 'Break Glass 01'
    }

    It 'finds an assignment outside of PIM, and that it was not made before' {
        $found | Where-Object RuleId -eq OutsidePim | Should -BeNullOrEmpty
        $null = Connect-Pim -Emulator -As dana -Name dana
        $role = Get-PimRole 'Teams Reader' -Kind EntraRole -Context dana
        $null = Invoke-PimRequest -Method POST -Path roleManagement/directory/roleAssignments -Context dana -Confirm:$false -Body @{
            principalId = (Get-PimAssignment -Principal ben@contoso.com -Kind EntraRole -Context dana)[0].PrincipalId
            roleDefinitionId = $role.Id; directoryScopeId = '/'
        }

        $one = Find-PimAnomaly OutsidePim -Context emil
        $one.Severity, $one.UserPrincipalName, $one.Role, "$($one.Requestor)" | Should -Be 'High', 'ben@contoso.com', 'Teams Reader', 'Dana Lindqvist'
        @($one.RequestIds).Count, @($one.RecordIds).Count | Should -Be 0, 1
    }

    It 'narrows by rule, person and time' {
        (Find-PimAnomaly Setting*, OutsidePim -Context emil).RuleId | Select-Object -Unique | Sort-Object | Should -Be OutsidePim, SettingsChanged
        (Find-PimAnomaly -Principal ben@contoso.com -Context emil -WarningAction SilentlyContinue).RuleId | Should -Be OutsidePim
        Find-PimAnomaly SettingsChanged -Since 1d -Context emil | Should -BeNullOrEmpty
    }

    It 'says of which rule how much cannot be told, and of which nothing' {
        $null = Find-PimAnomaly BreakGlass*, SettingsChanged -Context emil -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings.Count | Should -Be 2
        "$($warnings[0])" | Should -BeLike 'Rule BreakGlassUsed cannot be told of * requests: No break-glass account is named*'
    }

    It 'says what has run out of the log' {
        $null = Find-PimAnomaly SettingsChanged -Since 60d -Context emil -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike '*keeps its audit log for about 30 days*'

        $null = Find-PimAnomaly SettingsChanged -Since 20d -Context emil -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
    }

    It 'looks for nothing without the log, and says why' {
        { Find-PimAnomaly -Context dana -ErrorAction Stop } | Should -Throw -ErrorId 'PermissionMissing,PimTools.Commands.FindPimAnomalyCommand'
    }

    It 'is readable in every cell of a file, and breaks no rule and no severity in a table of <_> columns' -ForEach 80, 120 {
        ($found | ConvertTo-Csv) -join "`n" | Should -Not -Match 'System\.|PimTools\.'
        $table = $found | Format-Table | Out-String -Width $_
        foreach ($word in @($found.RuleId) + @($found.Severity) | Select-Object -Unique) { $table | Should -Match "\b$word\b" }
    }
}

Describe 'Find-PimAnomaly -Rule' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As emil -Reset
        $file = Join-Path $TestDrive rules.yaml
    }

    It 'reads rules of a file of one''s own, with its break-glass accounts' {
        Set-Content $file @'
version: 1
breakGlass: [breakglass@contoso.com]
rules:
  - id: Denied
    title: A request is denied
    severity: Low
    of: activities
    where: { Outcome: Denied }
    message: "{DecidedBy} denied {Role} to {Principal}."
  - id: BreakGlass
    title: A break-glass account is used
    of: activities
    where: { IsBreakGlass: true }
'@
        $found = Find-PimAnomaly $file -WarningVariable warnings

        $warnings | Should -BeNullOrEmpty
        ($found | Where-Object RuleId -eq Denied).Message | Should -Be 'cleo@contoso.com denied Privileged Authentication Administrator to ben@contoso.com.'
        $found | Where-Object RuleId -eq BreakGlass | Should -Not -BeNullOrEmpty
    }

    It 'tells each mistake in a file with its place, and looks for nothing' {
        Set-Content $file "version: 1`nrules:`n  - { id: a, title: x, of: activities, where: { Outcom: Failed, Rol: x } }"
        $found = Find-PimAnomaly $file -ErrorVariable failures -ErrorAction SilentlyContinue

        $found | Should -BeNullOrEmpty
        $failures.FullyQualifiedErrorId | Select-Object -Unique | Should -Be 'InvalidAnomalyRule,PimTools.Commands.FindPimAnomalyCommand'
        "$($failures[0])" | Should -BeLike "*rules.yaml(3,49): An activity has no field 'Outcom'.*"
        $failures.Count | Should -Be 2
    }

    It 'names the rules that there are for one that there is not' {
        { Find-PimAnomaly OutsideOfPim -ErrorAction Stop } | Should -Throw "*There is no rule 'OutsideOfPim'*" -ErrorId 'InvalidParameter,*'
        { Find-PimAnomaly ./none.yaml -ErrorAction Stop } | Should -Throw '*none.yaml*cannot be read as rules*' -ErrorId 'InvalidParameter,*'
    }

    It 'refuses a break-glass account by a name that others may bear' {
        { Find-PimAnomaly -BreakGlass 'Break Glass 01' -ErrorAction Stop } | Should -Throw '*by its user principal name or its object id*' -ErrorId 'InvalidParameter,*'
    }

    It 'completes the names of the rules, with what each looks for' {
        $matches = (TabExpansion2 'Find-PimAnomaly -Rule OutsideP' 30).CompletionMatches
        $matches.CompletionText, $matches.ToolTip | Should -Be 'OutsidePim', 'A role is assigned outside of PIM'
    }
}

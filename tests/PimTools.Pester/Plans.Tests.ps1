# Plans: a document against a tenant, saved, read again, applied, applied again, refused.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $culture = [cultureinfo]::CurrentCulture
    [cultureinfo]::CurrentCulture = 'en-US'

    function New-Document([string] $Text, [string] $Name = 'pim.yaml') {
        Set-Content -LiteralPath "$TestDrive/$Name" -Value "version: 1`n$Text"
        "$TestDrive/$Name"
    }
}

AfterAll {
    [cultureinfo]::CurrentCulture = $culture
    $null = Disconnect-Pim -All
}

Describe 'New-PimPlan' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'plans nothing of what was exported' {
        $null = Export-PimConfiguration "$TestDrive/all.yaml" -Kind EntraRole, Group
        $plan = New-PimPlan "$TestDrive/all.yaml" -Prune

        $plan.HasChanges | Should -BeFalse
        $plan.IsComplete | Should -BeTrue
        $plan.Changes.Action | Select-Object -Unique | Should -Be None
    }

    It 'tells each field from what to what, and changes nothing' {
        $plan = New-PimPlan (New-Document "settings:`n  - { role: Reports Reader, activation: { maximumDuration: 2h, requires: [Mfa, Justification] } }")

        $plan.HasChanges | Should -BeTrue
        $plan.Changes.Differences | ForEach-Object { "$_" } | Should -Be 'MaximumActivationDuration from 8h to 2h', 'ActivationRequires from Justification to Mfa, Justification'
        (Get-PimRoleSetting 'Reports Reader').Longest | Should -Be '8h'
    }

    It 'shows itself as a text, as a table of its changes, and as Markdown' {
        $plan = New-PimPlan (New-Document "settings:`n  - { role: Reports Reader, activation: { maximumDuration: 2h } }`nassignments:`n  - { role: Teams Reader, type: Eligible, principal: ben@contoso.com, duration: 30d }")

        $plan | Out-String | Should -Match '(?s)Plan of pim.yaml: 1 to create, 1 to update.*Update the setting of Reports Reader at Directory: MaximumActivationDuration from 8h to 2h.*Create Eligible Teams Reader at Directory for Ben Okafor'
        $plan.Changes | Out-String -Width 200 | Should -Match '(?m)^Create +Eligible Teams Reader at Directory for Ben Okafor +End from none to after 30d'
        $plan.ToText() | Should -Match '(?m)^      MaximumActivationDuration: 8h -> 2h'
        $plan.ToMarkdown() | Should -Match ([regex]::Escape('| Update | `the setting of Reports Reader at Directory` | MaximumActivationDuration: `8h` → `2h` |'))
    }

    It '-Prune removes what the document does not name, of the roles that it lists; without it, that is counted' {
        $path = New-Document "assignments: []`nsettings:`n  - { role: User Administrator }"

        (New-PimPlan $path).HasChanges | Should -BeFalse
        (New-PimPlan $path).Unlisted | Should -Be 1
        $removed = (New-PimPlan $path -Prune).Changes | Where-Object Action -EQ Remove
        "$($removed.Type) $($removed.Role) $($removed.Principal)" | Should -Be 'Eligible User Administrator Ada Ahlberg'
    }

    It 'tells unknown keys and unknown names in one run, and plans nothing' {
        $path = New-Document "settings:`n  - { role: Usr Administrator, activaton: {} }`nassignments:`n  - { role: Reports Reader, type: Eligible, principal: nobody@contoso.com }"

        New-PimPlan $path -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty
        $told = "$($failures.Exception.Message | Sort-Object -Unique)"
        foreach ($text in "no 'activaton'", 'Usr Administrator', 'nobody@contoso.com') { $told | Should -BeLike "*$text*" }
    }

    It 'protects the break-glass account, unless it is named' {
        $path = New-Document "breakGlass: [breakglass@contoso.com]`nassignments:`n  - { role: Global Administrator, type: Eligible, principal: ada@contoso.com, duration: 90d }"

        $plan = New-PimPlan $path -Prune
        ($plan.Changes | Where-Object Principal -EQ 'Break Glass 01').Withheld | Should -Match "break-glass account. -Unprotect 'breakglass@contoso.com'"
        $plan.Changes | Where-Object { $_.IsNeeded -and $_.Principal -eq 'Break Glass 01' } | Should -BeNullOrEmpty
    }

    It 'refuses a document with problems, each with its place, and plans nothing' {
        $path = New-Document "settings:`n  - { role: Reprots Reader, activation: { maximumDuration: 2h } }`nassignments:`n  - { role: Teams Reader, type: Eligible, principal: nobody@contoso.com }"
        $plan = New-PimPlan $path -ErrorVariable failures -ErrorAction SilentlyContinue

        $plan | Should -BeNullOrEmpty
        $failures | Should -HaveCount 2
        $failures.FullyQualifiedErrorId | Select-Object -Unique | Should -Be 'InvalidConfiguration,PimTools.Commands.NewPimPlanCommand'
        "$failures" | Should -Match 'pim.yaml\(3,5\)'
        "$failures" | Should -Match 'pim.yaml\(5,5\)'
    }

    It 'names what could not be read, and removes nothing under it' {
        $path = New-Document "assignments:`n  - { role: User Administrator, type: Eligible, principal: ada@contoso.com }"
        (Get-PimContext).Emulator.Faults.FailNext(403, 'roleEligibilityScheduleInstances', 20)
        $plan = New-PimPlan $path -Prune -WarningVariable warned -WarningAction SilentlyContinue

        "$warned" | Should -Match 'could not be read'
        $plan.IsComplete | Should -BeFalse
        $plan.Unread | Should -Match 'eligible assignments of Entra roles'
        $plan.Changes | Where-Object { $_.Type -eq 'Eligible' } | ForEach-Object Action | Should -Be Unknown
    }

    It 'warns of the first parts that could not be read, and of the others by their number' {
        $groups = 'Ops-OnCall', 'Ops-Database', 'Tier 0 Operators' | ForEach-Object { "  - { group: $_, access: Member, type: Eligible, principal: ada@contoso.com }" }
        $path = New-Document "assignments:`n$($groups -join "`n")`n  - { role: Reports Reader, type: Eligible, principal: ada@contoso.com }"
        (Get-PimContext).Emulator.Faults.FailNext(403, 'Schedule', 1000)
        $plan = New-PimPlan $path -WarningVariable warned -WarningAction SilentlyContinue

        $plan.Unread.Count | Should -BeGreaterThan 6
        $told = @($warned | Where-Object { "$_" -match 'could not be read' })
        $told | Should -HaveCount 6
        "$($told[5])" | Should -Be "$($plan.Unread.Count - 5) other parts could not be read either. The plan names them: Unread."
    }

    It '-ExitCode tells 2 for changes, 0 for none, and 1 for what failed' {
        $null = New-PimPlan (New-Document "settings:`n  - { role: Reports Reader, activation: { maximumDuration: 2h } }") -ExitCode
        $LASTEXITCODE | Should -Be 2
        $null = New-PimPlan (New-Document "settings:`n  - { role: Reports Reader, activation: { maximumDuration: 8h } }") -ExitCode
        $LASTEXITCODE | Should -Be 0
        $null = New-PimPlan (New-Document 'setings: []') -ExitCode -ErrorAction SilentlyContinue
        $LASTEXITCODE | Should -Be 1
    }

    It '-WhatIf writes no file' {
        New-PimPlan (New-Document 'settings: []') -OutFile "$TestDrive/none.json" -WhatIf | Should -Not -BeNullOrEmpty
        "$TestDrive/none.json" | Should -Not -Exist
    }
}

Describe 'Get-PimPlan' {
    It 'reads a saved plan without a connection, with every step' {
        $null = Connect-Pim -Emulator -As dana -Reset
        $plan = New-PimPlan (New-Document "settings:`n  - { role: Reports Reader, activation: { maximumDuration: 2h } }`nassignments:`n  - { role: Teams Reader, type: Eligible, principal: ben@contoso.com, duration: 30d }") -OutFile "$TestDrive/plan.json"
        $null = Disconnect-Pim -All

        $read = Get-PimPlan "$TestDrive/plan.json"
        $read.ToText() | Should -Be $plan.ToText()
        $read.Created | Should -Be $plan.Created
    }

    It 'refuses what is no plan: <_>' -ForEach '{}', '[1]', '{ "pimPlan": 2 }', 'no json: [', '{ "pimPlan": 1, "tenantId": "t", "created": "2026-01-01T00:00:00Z", "chnges": [] }' {
        Set-Content "$TestDrive/bad.json" $_
        { Get-PimPlan "$TestDrive/bad.json" -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*holds no plan*'
    }
}

Describe 'Invoke-PimPlan' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
        $path = New-Document "settings:`n  - { role: Reports Reader, activation: { maximumDuration: 2h } }`nassignments:`n  - { role: Teams Reader, type: Eligible, principal: ben@contoso.com, duration: 30d }"
        $plan = New-PimPlan $path -OutFile "$TestDrive/plan.json"
    }

    It 'applies the saved plan, a row a step, and nothing is left to plan' {
        $rows = Invoke-PimPlan -Path "$TestDrive/plan.json"

        $rows.Result | Sort-Object | Should -Be Created, Updated
        (Get-PimRoleSetting 'Reports Reader').Longest | Should -Be '2h'
        (New-PimPlan $path).HasChanges | Should -BeFalse
    }

    It 'applies it again without doing anything twice' {
        $null = $plan | Invoke-PimPlan
        $requests = @(Get-PimRequest -Kind EntraRole).Count

        ($plan | Invoke-PimPlan).Result | Should -Be Unchanged, Unchanged
        @(Get-PimRequest -Kind EntraRole).Count | Should -Be $requests
    }

    It 'refuses a stale plan, tells what has moved from what to what, and sends nothing' {
        Set-PimRoleSetting 'Reports Reader' -MaximumActivationDuration 3h
        $requests = @(Get-PimRequest -Kind EntraRole).Count

        { $plan | Invoke-PimPlan -ErrorAction Stop } | Should -Throw -ErrorId 'StalePlan,*' -ExpectedMessage '*MaximumActivationDuration of the setting of Reports Reader at Directory has moved from 8h to 3h*'
        @(Get-PimRequest -Kind EntraRole).Count | Should -Be $requests
    }

    It 'says that a plan without changes changes nothing' {
        New-PimPlan (New-Document 'settings: []') | Invoke-PimPlan -WarningVariable warned -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$warned" | Should -Match 'changes nothing'
    }

    It 'shows the result and the reason of each step' {
        $plan | Invoke-PimPlan | Out-String -Width 200 | Should -Match '(?m)^Created +Create +Eligible Teams Reader at Directory for Ben Okafor +The document names it'
    }
}

# What is piped into Set-PimRoleSetting is read, planned, sent and read back together, and each input keeps its own result.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"

    $names = 'User Administrator', 'Exchange Administrator', 'Security Reader', 'Reports Reader', 'Teams Reader', 'Helpdesk Administrator'

    # The calls that a script makes, as "POST /v1.0/...".
    function Get-Call([scriptblock] $Script) {
        $said = & { . $Script } 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        $said.Message | Where-Object { $_ -match '^(GET|POST|PATCH|PUT|DELETE) ' } | ForEach-Object { ($_ -split '[?\s]')[0..1] -join ' ' }
    }

    function Get-Longest([string[]] $Role = $names) { (Get-PimRoleSetting $Role -Kind EntraRole | Sort-Object { $names.IndexOf($_.Role.Name) }).Longest }
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'Piped settings' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'all settings of the Entra roles are changed in a few calls, and come out in their order as they then stand' {
        $all = Get-PimRoleSetting -Kind EntraRole
        $all.Count | Should -BeGreaterThan 100

        $script:out = $null
        $calls = Get-Call { $script:out = $all | Set-PimRoleSetting -MaximumActivationDuration 3h -PassThru -Verbose }

        $calls.Count | Should -BeLessOrEqual 20
        $out.Role.Id | Should -Be $all.Role.Id
        $out.Longest | Select-Object -Unique | Should -Be '3h'
        (Get-PimRoleSetting -Kind EntraRole).Longest | Select-Object -Unique | Should -Be '3h'
    }

    It 'names are read together, and hardly cost more than two' {
        $null = Get-PimRole -Kind EntraRole
        $two = Get-Call { $names[0..1] | Set-PimRoleSetting -Kind EntraRole -MaximumActivationDuration 2h -Verbose }
        $all = Get-Call { $names | Set-PimRoleSetting -Kind EntraRole -MaximumActivationDuration 3h -Verbose }

        $all.Count | Should -BeLessOrEqual ($two.Count + 4)
        Get-Longest | Should -Be (@('3h') * $names.Count)
    }

    It 'a name that means nothing takes no other with it' {
        $names[0], 'No Such Role', $names[1] | Set-PimRoleSetting -Kind EntraRole -MaximumActivationDuration 3h -ErrorVariable refused -ErrorAction SilentlyContinue

        $refused.FullyQualifiedErrorId | Should -BeLike 'RoleNotFound*'
        $refused.TargetObject | Should -Be 'No Such Role'
        Get-Longest $names[0..1] | Should -Be '3h', '3h'
    }

    It 'a setting that the service refuses takes no other with it' {
        $settings = $names | Get-PimRoleSetting -Kind EntraRole
        $broken = Get-PimRoleSetting 'Cloud Device Administrator'
        $gone = $broken | ConvertTo-Json -Depth 8 | ConvertFrom-Json
        $gone.Role.Id = [guid]::NewGuid().ToString()
        $gone.RoleId = $gone.Role.Id

        @($settings[0..1]) + $gone + @($settings[2..5]) |
            Set-PimRoleSetting -MaximumActivationDuration 3h -ErrorVariable refused -ErrorAction SilentlyContinue

        $refused.Count | Should -Be 1
        Get-Longest | Should -Be (@('3h') * $names.Count)
    }

    It 'a role that comes twice is planned the second time by what the first made of it' {
        $calls = Get-Call { $names[0], $names[1], $names[1], $names[0] | Set-PimRoleSetting -Kind EntraRole -MaximumActivationDuration 3h -Verbose }

        @($calls -like 'PATCH *').Count | Should -BeLessOrEqual 2
        Get-Longest $names[0..1] | Should -Be '3h', '3h'
    }

    It '-WhatIf changes nothing' {
        $before = Get-Longest
        $calls = Get-Call { $names | Set-PimRoleSetting -Kind EntraRole -MaximumActivationDuration 3h -WhatIf -Verbose }

        $calls | Where-Object { $_ -match '^PATCH|\$batch' } | Should -BeNullOrEmpty
        Get-Longest | Should -Be $before
    }

    It 'with -ErrorAction Stop, what was changed in the same moment is told' {
        $settings = $names | Get-PimRoleSetting -Kind EntraRole
        (Get-PimContext).Emulator.Faults.FailNext(400, $settings[2].PolicyId, 1)

        { $settings | Set-PimRoleSetting -MaximumActivationDuration 3h -ErrorAction Stop -WarningVariable script:told -WarningAction SilentlyContinue } | Should -Throw

        $made = @(Get-PimRoleSetting $names -Kind EntraRole | Where-Object Longest -EQ '3h')
        $made.Count | Should -Be 5
        @($told -like 'The settings of * were changed, too.*').Count | Should -Be 3 -Because 'the two before the refused one were to be expected'
    }

    It 'kinds go together, each on its own way' {
        $settings = @(Get-PimRoleSetting 'User Administrator' -Kind EntraRole) + @(Get-PimRoleSetting 'Ops-OnCall' -Kind Group) +
            @(Get-PimRoleSetting Contributor -Scope 'Contoso Sandbox')

        $out = $settings | Set-PimRoleSetting -MaximumActivationDuration 3h -PassThru

        $out.Kind | Should -Be $settings.Kind
        $out.Longest | Should -Be '3h', '3h', '3h'
    }
}

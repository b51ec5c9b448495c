BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    # Only these are paths of files, and what names a baseline or a rule, which may be a file of one's own.
    $paths = 'CertificatePath', 'FederatedTokenFile', 'Path', 'ResultPath', 'ResumeFrom', 'OutFile', 'BookmarkPath', 'Baseline'
    $common = [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters
    $table = foreach ($cmdlet in Get-Command -Module PimTools -CommandType Cmdlet) {
        foreach ($parameter in $cmdlet.Parameters.Values | Where-Object { $_.Name -notin $common -and -not $_.SwitchParameter }) {
            @{ Cmdlet = $cmdlet.Name; Parameter = $parameter.Name; IsPath = $parameter.Name -in $paths -or "$cmdlet $($parameter.Name)" -in 'Get-PimBaseline Name', 'Find-PimAnomaly Rule', 'Compare-PimRole With' }
        }
    }
    $places = foreach ($cmdlet in Get-Command -Module PimTools -CommandType Cmdlet) {
        $inOrder = $cmdlet.ParameterSets | ForEach-Object { , @($_.Parameters | Where-Object Position -ge 0 | Sort-Object Position) } | Sort-Object Count -Descending | Select-Object -First 1
        for ($i = 0; $i -lt $inOrder.Count; $i++) {
            if ($inOrder[$i].Name -notin $paths -and $cmdlet.Name -notin 'Get-PimBaseline', 'Find-PimAnomaly', 'Compare-PimRole') { @{ Cmdlet = $cmdlet.Name; Words = 'x ' * $i; Place = $i } }
        }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $savedConfig = $env:PIMTOOLS_CONFIG
    $env:PIMTOOLS_CONFIG = Join-Path $TestDrive config
    $null = Connect-Pim -Emulator -As dana -Name dana -Reset
    $null = Connect-Pim -Emulator -As ada -Name ada
    $null = New-Item (Join-Path $TestDrive files) -ItemType Directory
    'x' | Set-Content (Join-Path $TestDrive files/x-file.txt)

    function Complete([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches }
    function Files([string] $Line) { Complete $Line | Where-Object ResultType -in ProviderItem, ProviderContainer }
}

AfterAll {
    $env:PIMTOOLS_CONFIG = $savedConfig
    $null = Disconnect-Pim -All
}

Describe 'Files are offered where a file is meant, and nowhere else' {
    BeforeAll { Push-Location (Join-Path $TestDrive files) }
    AfterAll { Pop-Location }

    It '<Cmdlet> -<Parameter>' -ForEach $table {
        @(Files "$Cmdlet -$Parameter ").Count | Should -Be ([int] $IsPath)
        @(Files "$Cmdlet -$Parameter x").Count | Should -Be ([int] $IsPath)
    }

    It '<Cmdlet> without names, at place <Place>' -ForEach $places {
        Files "$Cmdlet $Words" | Should -BeNullOrEmpty
        Files "$Cmdlet ${Words}x" | Should -BeNullOrEmpty
    }
}

Describe 'Colleagues' {
    BeforeAll {
        Get-PimAssignment -Kind EntraRole, Group -Principal fay@contoso.com -Context dana | Remove-PimAssignment -Justification 'Leaves' -Context dana -Confirm:$false
        Get-PimAssignment -Kind EntraRole, Group -Principal fay@contoso.com -Context dana | Should -BeNullOrEmpty
    }

    It 'New-PimAssignment -Principal: who has nothing yet, by <Typed>' -ForEach @(
        @{ Typed = 'the first name'; Word = 'fay' }
        @{ Typed = 'the family name'; Word = 'Ito' }
        @{ Typed = 'the principal name'; Word = 'fay@con' }
        @{ Typed = 'the whole name'; Word = "'Fay I" }
    ) {
        $found = Complete "New-PimAssignment -Context dana 'Reports Reader' $Word" | Where-Object ListItemText -eq 'fay@contoso.com'

        $found.CompletionText | Should -BeExactly "'fay@contoso.com'"
        $found.ToolTip | Should -Be 'Fay Ito (User)'
    }

    It 'New-PimAssignment -Principal: groups and applications by their names' {
        (Complete 'New-PimAssignment -Context dana x -Principal contoso-run').ListItemText | Should -Contain 'contoso-runbook'
        (Complete "New-PimAssignment -Context dana x -Principal 'Tier 0").ListItemText | Should -Contain 'Tier 0 Operators'
    }

    It 'Set-PimRoleSetting -Approver: anybody, too' {
        (Complete 'Set-PimRoleSetting -Context dana x -Approver Ito').ListItemText | Should -Be 'fay@contoso.com'
    }

    It '<_> offers no one who has nothing' -ForEach 'Remove-PimAssignment', 'Set-PimAssignment', 'Get-PimAssignment' {
        (Complete "$_ -Context dana -Principal fay").ListItemText | Should -BeNullOrEmpty
        (Complete "$_ -Context dana -Principal Okaf").ListItemText | Should -Be 'ben@contoso.com'
    }

    It 'asks the directory once for a word, and not for a single letter' {
        $emulator = (Get-PimContext dana).Emulator
        $null = Complete 'New-PimAssignment -Context dana x -Principal f'
        $before = $emulator.CallCount
        $null = Complete 'New-PimAssignment -Context dana x -Principal g'
        $emulator.CallCount | Should -Be $before
        $null = Complete 'New-PimAssignment -Context dana x -Principal gre'
        $emulator.CallCount | Should -Be ($before + 1)
        $null = Complete 'New-PimAssignment -Context dana x -Principal gre'
        $emulator.CallCount | Should -Be ($before + 1)
    }
}

Describe 'What the setting allows' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As dana -Name dana -Reset
        $null = Connect-Pim -Emulator -As ada -Name ada
        $null = Connect-Pim -Emulator -As emil -Name emil
        $null = Select-PimContext ada
        Set-PimRoleSetting 'User Administrator' -MaximumActivationDuration 5h -AllowPermanentEligible $false -MaximumEligibleDuration 45d -AllowPermanentActive $false -MaximumActiveDuration 15d -Context dana -Confirm:$false
    }

    It '-Duration of an activation' {
        (Complete "Request-PimRoleActivation 'User Administrator' -Duration ").CompletionText | Should -Be '30m', '1h', '2h', '4h', '5h'
        (Complete "Request-PimRoleActivation 'User Administrator' -Duration 5").ToolTip | Should -Match '^The longest, until \d{4}-'
        (Complete "Register-PimFavorite usual 'User Administrator' -Duration ").CompletionText | Should -Be '30m', '1h', '2h', '4h', '5h'
    }

    It '-Duration of an activation without a role: nothing beyond what any setting can allow' {
        (Complete 'Request-PimRoleActivation -Duration ').CompletionText | Should -Be '30m', '1h', '2h', '4h', '8h', '12h', '1d'
    }

    It '-Duration and -End of an assignment of the type <Type>' -ForEach @(
        @{ Type = ''; Durations = '8h', '1d', '7d', '14d', '30d', '45d'; Last = 45 }
        @{ Type = '-Type Active'; Durations = '8h', '1d', '7d', '14d', '15d'; Last = 15 }
    ) {
        (Complete "New-PimAssignment -Context dana 'User Administrator' $Type -Duration ").CompletionText | Should -Be $Durations
        $ends = (Complete "New-PimAssignment -Context dana 'User Administrator' $Type -End ").CompletionText
        $ends[-1] | Should -Be ((Get-Date).AddDays($Last).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture))
        (Complete "Set-PimAssignment -Context dana 'User Administrator' -Principal ben@contoso.com $Type -End ").CompletionText | Should -Be $ends
    }

    It '-End: what is offered is taken' {
        $end = (Complete "New-PimAssignment -Context dana 'User Administrator' fay@contoso.com -Justification x -End ")[-1].CompletionText
        $made = & ([scriptblock]::Create("New-PimAssignment -Context dana 'User Administrator' fay@contoso.com -Justification x -End $end"))

        $made.Status | Should -Be Provisioned
    }

    It 'a role whose setting allows no end: the usual ones' {
        Set-PimRoleSetting 'Reports Reader' -AllowPermanentEligible $true -Context dana -Confirm:$false
        (Complete "New-PimAssignment -Context dana 'Reports Reader' -Duration ").CompletionText | Should -Contain '365d'
    }

    It '-Start: soon, tomorrow, on Monday; what is offered is taken' {
        $starts = Complete "Request-PimRoleActivation 'User Administrator' -Start "
        $tomorrow = (Get-Date).AddDays(1).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)

        $starts.ListItemText | Should -Contain '1h'
        $starts.CompletionText | Should -Contain "'$tomorrow 08:00'"
        foreach ($start in $starts.CompletionText) {
            { & ([scriptblock]::Create("Request-PimRoleActivation 'User Administrator' -Justification x -WhatIf -Start $start -ErrorAction Stop")) } | Should -Not -Throw
        }
    }

    It '<_> -Since and -Until: the past' -ForEach 'Get-PimRequest', 'Get-PimAuditLog', 'Get-PimActivity' {
        $since = Complete "$_ -Since "
        $since.CompletionText | Should -Be '1h', '8h', '1d', '7d', '30d', '90d'
        $since[3].ToolTip | Should -Be ('7d ago: ' + (Get-Date).AddDays(-7).ToString('yyyy-MM-dd HH:mm', [cultureinfo]::InvariantCulture))
    }
}

Describe 'What was used before, and what there is' {
    It '-TicketSystem: those of one''s requests' {
        $null = Request-PimRoleActivation 'Reports Reader' -Justification x -TicketNumber INC-1 -TicketSystem 'Service Desk' -Context ada
        (Complete 'Request-PimRoleActivation -Context ada x y -TicketSystem ').CompletionText | Should -Contain "'Service Desk'"
        (Complete 'Request-PimRoleActivation -Context ada x y -TicketSystem serv').ListItemText | Should -Be 'Service Desk'
    }

    It '-AuthenticationContext: those of the tenant, with their names' {
        $contexts = Complete 'Set-PimRoleSetting -Context dana x -AuthenticationContext '
        $contexts.CompletionText | Should -Contain 'c1'
        ($contexts | Where-Object CompletionText -eq c1).ToolTip | Should -Not -Be 'c1'
    }

    It '-Activity of the audit log: what PIM writes' {
        $null = Request-PimRoleActivation 'Security Reader' -Justification x -Context ada -WarningAction SilentlyContinue
        $known = (Complete 'Get-PimAuditLog -Activity ').ListItemText

        foreach ($written in (Get-PimAuditLog -Context emil).Activity | Sort-Object -Unique) {
            $known | Should -Contain $written
        }
        $one = (Complete "Get-PimAuditLog -Activity 'add eligible").CompletionText | Select-Object -First 1
        { & ([scriptblock]::Create("Get-PimAuditLog -Context emil -Activity $one")) } | Should -Not -Throw
    }

    It '-TenantId, -ClientId, -Account: of the profiles and the connections' {
        $tenant = '3a6f5e4d-1111-4222-8333-444455556666'
        $null = Register-PimProfile contoso $tenant -ClientId 14d82eec-204b-4c2f-b7e8-296a70dab67e -Account ada@contoso.com

        (Complete 'Connect-Pim -TenantId 3a6').CompletionText | Should -Be $tenant
        (Complete 'Connect-Pim -TenantId 3a6').ToolTip | Should -Be 'The profile contoso'
        (Complete 'Connect-Pim -ClientId ').CompletionText | Should -Contain '14d82eec-204b-4c2f-b7e8-296a70dab67e'
        (Complete 'Connect-Pim -Account ').ListItemText | Should -Contain 'ada@contoso.com'
        (Complete 'Find-PimPermission -TenantId 3a6').CompletionText | Should -Be $tenant
        (Complete 'Register-PimProfile -Name ').CompletionText | Should -Be contoso
    }

    It '-Name of a favourite, to write it anew or append to it' {
        $null = Register-PimFavorite 'Early bird' 'User Administrator'
        (Complete 'Register-PimFavorite ').CompletionText | Should -Be "'Early bird'"
    }

    It '-Delimiter, and what is true or false' {
        (Complete 'Import-PimAssignment -Delimiter ').CompletionText | Should -Be "','", "';'", '"`t"', "'|'"
        (Complete 'Set-PimRoleSetting -RequiresApproval ').CompletionText | Should -Be '$true', '$false'
    }
}

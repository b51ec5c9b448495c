BeforeAll {
    . "$PSScriptRoot/AnotherPowerShell.ps1"
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $savedConfig = $env:PIMTOOLS_CONFIG
}

AfterAll {
    $env:PIMTOOLS_CONFIG = $savedConfig
    $null = Disconnect-Pim -All
}

Describe 'Favourites' {
    BeforeEach {
        $env:PIMTOOLS_CONFIG = Join-Path $TestDrive ([guid]::NewGuid())
        $file = Join-Path $env:PIMTOOLS_CONFIG 'favorites.json'
        $null = Connect-Pim -Emulator -As ada -Reset
    }

    It 'there are none at first, and that is no error' {
        Get-PimFavorite -ErrorAction Stop | Should -BeNullOrEmpty
        Test-Path $file | Should -BeFalse -Because 'reading makes no file'
    }

    It 'Register-PimFavorite keeps several activations under a name' {
        $favorite = Register-PimFavorite Morning 'User Administrator', 'Helpdesk Administrator' -Duration 2h -Justification 'Rounds'

        $favorite.Activations.Role.Name | Should -Be 'User Administrator', 'Helpdesk Administrator'
        $favorite.Activations.Scope.DisplayName | Should -Be 'Directory', 'Helsinki Office'
        (Get-PimFavorite morning).Activations.Duration | Should -Be ([timespan] '02:00'), ([timespan] '02:00')
    }

    It 'takes what is piped in' {
        $null = Get-PimAssignment -Mine -Type Eligible -Kind EntraRole | Where-Object { $_.Role.Name -like 'Re*' -or $_.Role.Name -like 'User*' } | Register-PimFavorite Piped

        (Get-PimFavorite Piped).Activations.Role.Name | Sort-Object | Should -Be 'Reports Reader', 'User Administrator'
    }

    It 'Request-PimRoleActivation -Favorite activates all of it, as it was kept' {
        $null = Register-PimFavorite Morning 'User Administrator', 'Reports Reader' -Duration 2h -Justification 'Rounds'
        $requests = Request-PimRoleActivation -Favorite morning

        $requests.Role.Name | Sort-Object | Should -Be 'Reports Reader', 'User Administrator'
        $requests.Status | Should -Be 'Provisioned', 'Provisioned'
        $requests.Justification | Should -Be 'Rounds', 'Rounds'
        $requests[0].Schedule.Duration | Should -Be ([timespan] '02:00')
    }

    It 'what is said goes before what was kept' {
        $null = Register-PimFavorite Morning 'User Administrator' -Duration 2h -Justification 'Rounds'
        $request = Request-PimRoleActivation -Favorite Morning -Duration 1h -Justification 'Today otherwise'

        $request.Schedule.Duration | Should -Be ([timespan] '01:00')
        $request.Justification | Should -Be 'Today otherwise'
    }

    It 'shows how long and why for each role' {
        $null = Register-PimFavorite Morning 'User Administrator' -Duration 2h -Justification 'Rounds'
        $null = Register-PimFavorite Morning 'Reports Reader' -Append

        (Get-PimFavorite morning).Activates | Should -Be 'User Administrator at Directory for 2h (Rounds)', 'Reports Reader at Directory'
        (Get-PimFavorite morning | Out-String) -replace '\s+', ' ' | Should -BeLike '*User Administrator at Directory for 2h (Rounds), Reports Reader at Directory*'
    }

    It 'is added to with -Append, and what is added again is kept as it was said last' {
        $null = Register-PimFavorite Morning 'User Administrator' -Duration 2h -Justification 'Rounds'
        $after = Register-PimFavorite morning 'Ops-OnCall', 'User Administrator' -Duration 4h -Add

        $after.Activates | Should -Be 'Ops-OnCall for 4h', 'User Administrator at Directory for 4h'
        (Register-PimFavorite new 'Reports Reader' -Append).Activates | Should -Be 'Reports Reader at Directory'
    }

    It 'loses single roles, and is forgotten with the last' {
        $null = Register-PimFavorite Morning 'User Administrator', 'Reports Reader'
        Unregister-PimFavorite morning 'User Administrator' -WhatIf
        (Get-PimFavorite Morning).Activates | Should -HaveCount 2

        Unregister-PimFavorite morning 'User Administrator'
        (Get-PimFavorite Morning).Activates | Should -Be 'Reports Reader at Directory'
        Unregister-PimFavorite Morning 'Reports*'
        Get-PimFavorite | Should -BeNullOrEmpty
    }

    It 'names what it holds where a role is taken out that it does not hold' {
        $null = Register-PimFavorite Morning 'User Administrator'
        Unregister-PimFavorite Morning Contributor -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures[0].FullyQualifiedErrorId | Should -Be 'RoleNotFound,PimTools.Commands.UnregisterPimFavoriteCommand'
        $failures[0].ErrorDetails.RecommendedAction | Should -Be 'It holds: User Administrator at Directory.'
        (Get-PimFavorite Morning).Activates | Should -HaveCount 1
    }

    It 'completes the roles that it holds' {
        $null = Register-PimFavorite Morning 'User Administrator', 'Reports Reader'
        $line = 'Unregister-PimFavorite Morning U'

        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be "'User Administrator'"
    }

    It 'keeps only what one is eligible for' {
        $null = Register-PimFavorite Wrong 'Global Administrator' -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures[0].FullyQualifiedErrorId | Should -Be 'NotEligible,PimTools.Commands.RegisterPimFavoriteCommand'
        Get-PimFavorite | Should -BeNullOrEmpty
    }

    It 'has no name that would mean others, too, or that nobody sees: <_>' -ForEach '*', 'Mo?n', 'a[b]', '  ', "a`e[31mb", "a`u{202e}b" {
        { Register-PimFavorite $_ 'User Administrator' -ErrorAction Stop } |
            Should -Throw '*cannot be called*' -ErrorId 'InvalidParameter,PimTools.Commands.RegisterPimFavoriteCommand'
        Get-PimFavorite | Should -BeNullOrEmpty
    }

    It 'is not told of activations where the scope is wrong' {
        $null = Register-PimFavorite Wrong 'User Administrator' -Scope Nowhere -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures[0].FullyQualifiedErrorId | Should -Be 'ScopeNotFound,PimTools.Commands.RegisterPimFavoriteCommand'
        $failures[0].ErrorDetails.RecommendedAction | Should -Not -Match 'activated'
    }

    It 'of the same name replaces the one before' {
        $null = Register-PimFavorite Morning 'User Administrator'
        $null = Register-PimFavorite Morning 'Reports Reader'

        (Get-PimFavorite).Activations.Role.Name | Should -Be 'Reports Reader'
    }

    It 'has one name, in whatever case, and is called as it was last' {
        $null = Register-PimFavorite Morning 'User Administrator'
        $null = Register-PimFavorite morning 'Helpdesk Administrator'

        $favorite = Get-PimFavorite
        $favorite.Name | Should -BeExactly morning
        $favorite.Activations.Role.Name | Should -Be 'Helpdesk Administrator'
        Unregister-PimFavorite MORNING
        Get-PimFavorite | Should -BeNullOrEmpty
    }

    It 'that stands twice in the file is the later one' {
        $null = Register-PimFavorite Morning 'User Administrator'
        $null = Register-PimFavorite Evening 'Helpdesk Administrator'
        (Get-Content $file -Raw).Replace('"Evening"', '"morning"') | Set-Content $file

        (Get-PimFavorite).Activations.Role.Name | Should -Be 'Helpdesk Administrator'
        (Request-PimRoleActivation -Favorite Morning -Justification 'Pester').Role.Name | Should -Be 'Helpdesk Administrator'
    }

    It 'may be of either kind: what one object says of its access says nothing of the others' {
        $favorite = [pscustomobject]@{ Role = 'User Administrator' }, [pscustomobject]@{ Role = 'Ops-OnCall'; Access = 'Member' } | Register-PimFavorite Both -ErrorAction Stop

        $favorite.Activations.Role.Name | Should -Be 'User Administrator', 'Ops-OnCall'
    }

    It 'are found by wildcard' {
        'Morning', 'Moonlight', 'Evening' | ForEach-Object { $null = Register-PimFavorite $_ 'User Administrator' }

        (Get-PimFavorite 'Mo*').Name | Should -Be 'Moonlight', 'Morning'
        (Get-PimFavorite).Name | Should -Be 'Evening', 'Moonlight', 'Morning'
    }

    It 'are kept per tenant, in a file a person can read' {
        $null = Register-PimFavorite Morning 'User Administrator' -Duration 2h

        $document = Get-Content $file -Raw | ConvertFrom-Json
        $document.version | Should -Be 1
        $item = $document.tenants.((Get-PimContext).TenantId).Morning[0]
        $item.role | Should -Be 'User Administrator'
        $item.scope | Should -Be 'Directory'
        $item.duration | Should -Be 'PT2H'
    }

    It 'survive the session: another process finds them' {
        $null = Register-PimFavorite Morning 'User Administrator'
        $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")

        $powershell, $library = Get-PowerShellCommand
        & $powershell $library -NoProfile -NonInteractive -Command "Import-Module '$module'; `$null = Connect-Pim -Emulator; (Get-PimFavorite).Name" |
            Should -Be 'Morning'
    }

    It 'Unregister-PimFavorite forgets one, or what is piped in' {
        'One', 'Two', 'Three' | ForEach-Object { $null = Register-PimFavorite $_ 'User Administrator' }

        Unregister-PimFavorite two
        (Get-PimFavorite).Name | Should -Be 'One', 'Three'
        Get-PimFavorite | Unregister-PimFavorite
        Get-PimFavorite | Should -BeNullOrEmpty
    }

    It 'says which there are when one is not found' {
        $null = Register-PimFavorite Morning 'User Administrator'

        foreach ($command in { Request-PimRoleActivation -Favorite Mornign -Justification 'Pester' }, { Unregister-PimFavorite Mornign }) {
            $failures = @(& $command 2>&1)
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'FavoriteNotFound,*'
            $failures[0].TargetObject | Should -Be 'Mornign'
            $failures[0].ErrorDetails.RecommendedAction | Should -Match 'Morning'
        }
    }

    It 'does nothing under -WhatIf' {
        Register-PimFavorite Morning 'User Administrator' -WhatIf | Should -BeNullOrEmpty
        Test-Path $file | Should -BeFalse

        $null = Register-PimFavorite Morning 'User Administrator'
        Unregister-PimFavorite Morning -WhatIf
        (Get-PimFavorite).Name | Should -Be 'Morning'
    }

    It 'says so when the file is <what>, and leaves it as it is' -ForEach @(
        @{ what = 'no JSON'; content = 'hello' }
        @{ what = 'of another version'; content = '{ "version": 2, "tenants": {} }' }
        @{ what = 'cut short'; content = '{ "version": 1, "tenants": {' }
    ) {
        $null = New-Item $env:PIMTOOLS_CONFIG -ItemType Directory
        Set-Content $file $content -NoNewline

        foreach ($command in { Get-PimFavorite -ErrorAction Stop }, { Register-PimFavorite Morning 'User Administrator' -ErrorAction Stop }) {
            $command | Should -Throw -ErrorId 'InvalidFavorite,*'
        }

        Get-Content $file -Raw | Should -Be $content
    }

    It 'says which file cannot be written' {
        $null = New-Item (Join-Path $TestDrive file) -Force
        $env:PIMTOOLS_CONFIG = Join-Path $TestDrive file folder

        { Register-PimFavorite Morning 'User Administrator' -ErrorAction Stop } |
            Should -Throw '*file*folder*' -ErrorId 'InvalidFavorite,PimTools.Commands.RegisterPimFavoriteCommand'
    }

    It 'says so when the file cannot be read, and completion offers nothing' {
        $null = Register-PimFavorite Morning 'User Administrator'
        $held = [IO.File]::Open($file, 'Open', 'ReadWrite', 'None')
        try {
            { Get-PimFavorite -ErrorAction Stop } | Should -Throw '*favorites.json*' -ErrorId 'InvalidFavorite,PimTools.Commands.GetPimFavoriteCommand'
            $line = 'Get-PimFavorite -Name Mor'
            (TabExpansion2 $line $line.Length).CompletionMatches.ListItemText | Should -Not -Contain 'Morning'
        }
        finally {
            $held.Dispose()
        }

        (Get-PimFavorite).Name | Should -Be 'Morning'
    }

    It 'waits for who is writing, but not forever' {
        $null = Register-PimFavorite Morning 'User Administrator'
        $held = [IO.File]::Open("$file.lock", 'OpenOrCreate', 'ReadWrite', 'None')
        try {
            { Register-PimFavorite Evening 'User Administrator' -ErrorAction Stop } | Should -Throw '*favorites.json.lock*' -ErrorId 'InvalidFavorite,*'
        }
        finally {
            $held.Dispose()
        }

        (Get-PimFavorite).Name | Should -Be 'Morning'
        (Register-PimFavorite Evening 'User Administrator').Name | Should -Be 'Evening'
    }

    It 'are all kept where several processes register at once' {
        $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")
        $script = Join-Path $TestDrive register.ps1
        Set-Content $script @"
param(`$who)
Import-Module '$module'
`$null = Connect-Pim -Emulator -As ada
1..25 | ForEach-Object { Register-PimFavorite "`$who `$_" 'User Administrator' -ErrorAction Stop } | Out-Null
"@
        $processes = 'one', 'two' | ForEach-Object {
            Start-PowerShell '-File', $script, $_
        }
        $processes | Wait-Process

        $processes.ExitCode | Should -Be 0, 0
        Get-PimFavorite | Should -HaveCount 50
        (Get-ChildItem $env:PIMTOOLS_CONFIG).Name | Should -Be 'favorites.json', 'favorites.json.lock'
    }

    It 'is refused where its <property> says another one than its id means' -ForEach @(
        @{ property = 'role'; from = '"Reports Reader"'; to = '"Message Center Reader"' }
        @{ property = 'scope'; from = '"Directory"'; to = '"Helsinki Office"' }
    ) {
        $null = Register-PimFavorite Morning 'Reports Reader', 'User Administrator' -Justification Rounds
        $document = Get-Content $file -Raw
        $at = $document.IndexOf('"Reports Reader"', [StringComparison]::Ordinal)
        $at = $document.IndexOf($from, $at, [StringComparison]::Ordinal)
        Set-Content $file ($document.Substring(0, $at) + $to + $document.Substring($at + $from.Length)) -NoNewline

        $requests = Request-PimRoleActivation -Favorite Morning -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures[0].FullyQualifiedErrorId | Should -Be 'InvalidFavorite,PimTools.Commands.RequestPimRoleActivationCommand'
        "$($failures[0])" | Should -BeLike '*Morning*Reports Reader*'
        $requests.Role.Name | Should -Be 'User Administrator' -Because 'the others are right'
    }

    It 'with a name in the file that has <what> is refused' -ForEach @(
        @{ what = 'wildcards'; name = '*' }, @{ what = 'control characters'; name = 'a\u001b[31mb' }
    ) {
        $null = Register-PimFavorite Morning 'User Administrator'
        (Get-Content $file -Raw).Replace('"Morning"', "`"$name`"") | Set-Content $file

        { Get-PimFavorite -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidFavorite,*'
    }
}

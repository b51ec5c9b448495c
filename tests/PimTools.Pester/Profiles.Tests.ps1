# A tenant by a name.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/LoopbackHost.ps1"
    $contoso = '5d3b800c-f713-4ce9-a422-f1665c722fae'
    $savedConfig = $env:PIMTOOLS_CONFIG
    $culture = [cultureinfo]::CurrentCulture
    [cultureinfo]::CurrentCulture = 'en-US'

    function Complete([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches }
}

AfterAll {
    $env:PIMTOOLS_CONFIG = $savedConfig
    [cultureinfo]::CurrentCulture = $culture
    $null = Disconnect-Pim -All
}

Describe 'A profile' {
    BeforeEach {
        $env:PIMTOOLS_CONFIG = Join-Path $TestDrive ([guid]::NewGuid())
        $file = Join-Path $env:PIMTOOLS_CONFIG profiles.json
    }

    It 'is a tenant, its cloud, an application, kinds and a favourite, and nothing else' {
        $null = Register-PimProfile contoso contoso.com -ClientId 11111111-2222-4333-8444-555555555555 -Account ada@contoso.com -Kind EntraRole, Group -Favorite morning
        $null = Register-PimProfile agency $contoso -Cloud USGov

        $agency, $work = Get-PimProfile
        $work.TenantId, $work.Cloud, $work.ClientId, $work.Account, ($work.Kind -join ', '), $work.Favorite | Should -Be 'contoso.com', 'Global', '11111111-2222-4333-8444-555555555555', 'ada@contoso.com', 'EntraRole, Group', 'morning'
        $agency.Cloud, $agency.ClientId | Should -Be 'USGov', $null
        (Get-Content $file -Raw | ConvertFrom-Json).profiles.contoso.PSObject.Properties.Name | Should -Be 'tenantId', 'clientId', 'account', 'kinds', 'favorite'
    }

    It 'is replaced by one of the same name in any case, and forgotten' {
        $null = Register-PimProfile work one.example
        $null = Register-PimProfile WORK two.example

        Get-PimProfile | ForEach-Object { "$($_.Name) $($_.TenantId)" } | Should -Be 'WORK two.example'
        Unregister-PimProfile work -WhatIf
        Get-PimProfile work | Should -HaveCount 1
        Get-PimProfile | Unregister-PimProfile
        Get-PimProfile | Should -BeNullOrEmpty
    }

    It 'is made from a connection that is piped in' {
        $null = Connect-Pim -Emulator -As ada | Register-PimProfile here -Account ada@contoso.com

        Get-PimProfile here | ForEach-Object { $_.TenantId, $_.Account } | Should -Be $contoso, 'ada@contoso.com'
    }

    It 'is listed by wildcard, and unknown by name' {
        'contoso', 'contoso-test', 'fabrikam' | ForEach-Object { $null = Register-PimProfile $_ "$_.example" }

        (Get-PimProfile 'contoso*').Name | Should -Be 'contoso', 'contoso-test'
        { Get-PimProfile nothing -ErrorAction Stop } | Should -Throw "*no profile called 'nothing'*" -ErrorId 'ProfileNotFound,PimTools.Commands.GetPimProfileCommand'
        { Unregister-PimProfile nothing -ErrorAction Stop } | Should -Throw -ErrorId 'ProfileNotFound,*'
        { Connect-Pim -Profile nothing } | Should -Throw -ErrorId 'ProfileNotFound,PimTools.Commands.ConnectPimCommand'
    }

    It 'has a name that everybody sees' {
        { Register-PimProfile 'con*' contoso.com -ErrorAction Stop } | Should -Throw '*cannot be called*' -ErrorId 'InvalidParameter,*'
    }

    It 'is completed by Tab, with its tenant beside' {
        $null = Register-PimProfile contoso contoso.com
        $null = Register-PimProfile 'my agency' $contoso -Cloud USGov

        (Complete 'Connect-Pim -Profile ').CompletionText | Should -Be 'contoso', "'my agency'"
        (Complete 'Connect-Pim c').CompletionText | Should -Be 'contoso'
        (Complete 'Unregister-PimProfile m').ToolTip | Should -Be "my agency: tenant $contoso in USGov"
        (Complete 'Register-PimProfile new ').CompletionText | Should -Contain contoso.com
    }

    It 'is shown without a broken word at <_> columns' -ForEach 80, 100, 140 {
        $null = Register-PimProfile contoso $contoso -Cloud USGov -Kind EntraRole, Group, AzureRole -Favorite morning

        $shown = Get-PimProfile | Out-String -Width $_
        foreach ($word in 'contoso', $contoso, 'EntraRole,', 'Group,', 'AzureRole', 'morning', '(USGov)') { $shown | Should -MatchExactly "(?m)(?<!\S)$([regex]::Escape($word))(?!\S)" }
    }

    It 'says where a file is wrong: <text>' -ForEach @(
        @{ text = 'hello' }, @{ text = '{"version":2,"profiles":{}}' }, @{ text = '{"version":1,"profiles":{"a":null}}' }, @{ text = '{"version":1,"profiles":{"a":{"tenantId":""}}}' }
        @{ text = '{"version":1,"profiles":{"a":{"tenantId":"x","cloud":"Mars"}}}' }, @{ text = '{"version":1,"profiles":{"a*":{"tenantId":"x"}}}' }
    ) {
        $null = New-Item -ItemType Directory $env:PIMTOOLS_CONFIG
        Set-Content $file $text

        { Get-PimProfile -ErrorAction Stop } | Should -Throw '*profiles.json*' -ErrorId 'InvalidProfile,PimTools.Commands.GetPimProfileCommand'
        Complete 'Connect-Pim -Profile ' | Should -BeNullOrEmpty
    }
}

Describe 'Connect-Pim -Profile' {
    BeforeAll {
        $emulatorHost = Start-EmulatorHost
        $azure = $emulatorHost.Address.Replace('127.0.0.1', 'localhost')
        $savedPath = $env:PATH
        $env:PIMTOOLS_CONFIG = Join-Path $TestDrive ([guid]::NewGuid())

        # The Azure CLI as far as it is asked for a token.
        if (-not $IsWindows) {
            $token = Get-EmulatorToken $emulatorHost 'user=ada'
            Set-Content (Join-Path $TestDrive az) "#!/bin/sh`necho `"`$@`" >> '$TestDrive/asked'`necho '{`"accessToken`":`"$token`",`"expiresOn`":`"2099-01-01 00:00:00.000000`",`"expires_on`":4070908800,`"subscription`":`"x`",`"tenant`":`"$contoso`",`"tokenType`":`"Bearer`"}'"
            chmod +x (Join-Path $TestDrive az)
            $env:PATH = "$TestDrive" + [IO.Path]::PathSeparator + $env:PATH
        }
    }

    AfterAll {
        $env:PATH = $savedPath
        Stop-EmulatorHost $emulatorHost
    }

    It 'connects to the tenant of the profile under its name, for its kinds' {
        $null = Register-PimProfile work $contoso -Kind EntraRole -Favorite morning
        $context = Connect-Pim -UseAzureCli -Profile work -GraphEndpoint $emulatorHost.Address -ArmEndpoint $azure

        $context.Name, $context.Profile, $context.Favorite, $context.TenantId | Should -Be 'work', 'work', 'morning', $contoso
        Get-Content (Join-Path $TestDrive asked) -Raw | Should -Match $contoso
    }

    It 'means its favourite where nothing is named, and says where there is none such' {
        $null = Register-PimProfile work $contoso -Favorite morning
        $null = Connect-Pim -UseAzureCli -Profile work -GraphEndpoint $emulatorHost.Address -ArmEndpoint $azure
        $null = Register-PimFavorite default 'Reports Reader' -Justification 'Not this one'

        { pim -ErrorAction Stop } | Should -Throw "*no favourite called 'morning'*" -ErrorId 'FavoriteNotFound,*'
        $null = Register-PimFavorite morning 'User Administrator' -Justification 'Rounds'
        (pim -WarningAction Ignore).Role | Should -Be 'User Administrator'
    }

    It 'refuses a tenant beside it: <with>' -ForEach @{ with = @{ TenantId = 'fabrikam.com' } }, @{ with = @{ Cloud = 'China' } } {
        $null = Register-PimProfile work $contoso
        { Connect-Pim -Profile work @with } | Should -Throw '*cannot be combined with -Profile*' -ErrorId 'InvalidParameter,*'
    }

    It 'does not take another tenant for it' {
        $null = Register-PimProfile other 00000000-0000-4000-8000-0000fab00000
        { Connect-Pim -UseAzureCli -Profile other -GraphEndpoint $emulatorHost.Address } | Should -Throw -ErrorId 'WrongTenant,*'
    }
}

Describe 'Get-PimContext -ListAvailable' {
    It 'is a table that marks the default one, at <_> columns' -ForEach 80, 100, 140 {
        $null = Disconnect-Pim -All
        $null = Connect-Pim -Emulator -As ada -Name work
        $null = Connect-Pim -Emulator -As cleo

        $lines = (Get-PimContext -ListAvailable | Out-String -Width $_) -split '\r?\n' | Where-Object { $_.Trim() }
        $lines[0] | Should -Match '^IsDefault Name\s+Account\s+TenantId'
        @($lines -match '^\*') | Should -HaveCount 1
        @($lines -match '^\*')[0] | Should -Match "^\* +cleo@contoso.com +cleo@contoso.com +$contoso"

        $null = Select-PimContext work
        (Get-PimContext -ListAvailable | Where-Object IsDefault).Name | Should -Be 'work'
        (Get-PimContext | Out-String).Trim() -replace '\s+', ' ' | Should -BeLike 'work: ada@contoso.com in the emulated tenant*'
    }
}

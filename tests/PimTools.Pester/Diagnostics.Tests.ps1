# One object to paste into a report of a fault.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/LoopbackHost.ps1"
    $variables = 'PIMTOOLS_CONFIG', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'
    $saved = $variables | ForEach-Object { @{ Name = $_; Value = [Environment]::GetEnvironmentVariable($_) } }
}

AfterAll {
    $saved | ForEach-Object { [Environment]::SetEnvironmentVariable($_.Name, $_.Value) }
    $null = Disconnect-Pim -All
}

Describe 'Get-PimDiagnostics' {
    It 'tells versions, the host and where it was loaded from' {
        $told = Get-PimDiagnostics

        $told.Version | Should -Be (Import-PowerShellDataFile "$PSScriptRoot/../../out/PimTools/PimTools.psd1").ModuleVersion
        $told.PowerShell | Should -Be "$($PSVersionTable.PSVersion) $($PSVersionTable.PSEdition)"
        $told.HostName | Should -Be $Host.Name
        $told.ModulePath | Should -Be ([IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools"))
        $told.Runtime, $told.OS | Should -Not -BeNullOrEmpty
    }

    It 'tells connections by tenant, cloud, way and kinds, and nobody''s name' {
        $null = Disconnect-Pim -All
        $null = Connect-Pim -Emulator -As ada
        $emulatorHost = Start-EmulatorHost
        try {
            $token = Get-EmulatorToken $emulatorHost
            $null = Connect-Pim -AccessToken (ConvertTo-SecureString $token -AsPlainText -Force) -GraphEndpoint $emulatorHost.Address -Kind EntraRole -Name other
            $told = Get-PimDiagnostics

            $told.Contexts | Should -Be 'the emulated tenant, Emulator, EntraRole, Group, AzureRole', 'tenant 5d3b800c-f713-4ce9-a422-f1665c722fae in Global, AccessToken, EntraRole'
            $text = ($told | ConvertTo-Json -Depth 5) + ($told | Format-List * | Out-String)
            $text | Should -Not -Match 'ada@contoso|Ahlberg'
            $text | Should -Not -Match ([regex]::Escape($token.Substring(0, 20)))
        }
        finally {
            Stop-EmulatorHost $emulatorHost
        }
    }

    It 'tells the libraries that are loaded, and whose they are' {
        $null = Connect-Pim -Emulator
        $told = Get-PimDiagnostics

        $told.Libraries -match '^Azure\.Core \d+\.\d+\.\d+ in PimTools$' | Should -HaveCount 1
        $told.Libraries -match '^Microsoft\.Graph\.Core \d+\.\d+\.\d+ in PimTools$' | Should -HaveCount 1
    }

    It 'names neighbours with their versions, and no other module' {
        New-Module -Name Az.Accounts { } | Import-Module
        New-Module -Name Secret.Of.Ours { } | Import-Module
        try { (Get-PimDiagnostics).Modules | Should -Be 'Az.Accounts 0.0' } finally { Remove-Module Az.Accounts, Secret.Of.Ours }
    }

    It 'tells the folder, and whether it can be written to' {
        $env:PIMTOOLS_CONFIG = Join-Path $TestDrive missing
        $told = Get-PimDiagnostics
        $told.ConfigFolder, $told.IsConfigFolderWritable | Should -Be $env:PIMTOOLS_CONFIG, $null
        $env:PIMTOOLS_CONFIG | Should -Not -Exist

        $null = New-Item -ItemType Directory $env:PIMTOOLS_CONFIG
        (Get-PimDiagnostics).IsConfigFolderWritable | Should -BeTrue
        Get-ChildItem $env:PIMTOOLS_CONFIG | Should -BeNullOrEmpty
    }

    It 'says no where the folder cannot be written to' -Skip:($IsWindows -or -not (Test-Path /proc)) {
        $env:PIMTOOLS_CONFIG = '/proc'
        (Get-PimDiagnostics).IsConfigFolderWritable | Should -BeFalse
    }

    It 'tells proxies without credentials: <address>' -ForEach @(
        @{ address = 'http://proxy:8080'; shown = 'http://proxy:8080' }
        @{ address = 'http://user:p@ss:w/rd@proxy:8080/?key=secret'; shown = 'http://proxy:8080' }
        @{ address = 'user:secret@proxy:8080'; shown = 'proxy:8080' }
    ) {
        $env:HTTPS_PROXY = $address
        $env:NO_PROXY = 'localhost'
        (Get-PimDiagnostics).Proxies | Should -Be "HTTPS_PROXY=$shown", 'NO_PROXY=localhost'
    }
}

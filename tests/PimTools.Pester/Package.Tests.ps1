# What a user installs, on a machine that has nothing of the repository.
BeforeDiscovery {
    $isDesktop = $PSVersionTable.PSEdition -eq 'Desktop'
    $isUnix = $IsLinux -or $IsMacOS
}

BeforeAll {
    . "$PSScriptRoot/AnotherPowerShell.ps1"
    $powershell, $library = Get-PowerShellCommand
    $made = & "$PSScriptRoot/../../build.ps1" -Task Package -NoBuild -Destination "$TestDrive/package"

    # Another PowerShell finds modules in this folder alone, beside its own, and has a home with nothing in it.
    function Invoke-Alone([string] $Modules, [string] $Script) {
        $kept = $env:PSModulePath, $env:PIMTOOLS_CONFIG
        try {
            $env:PSModulePath = $Modules
            $env:PIMTOOLS_CONFIG = "$TestDrive/home"
            & $powershell $library -NoProfile -NonInteractive -Command $Script 2>&1
        }
        finally {
            $env:PSModulePath, $env:PIMTOOLS_CONFIG = $kept
        }
    }

    $session = @'
$null = Connect-Pim -Emulator
(Request-PimRoleActivation 'User Administrator' 'Morning rounds' -Wait).Status
(Get-Module PimTools).ModuleBase
(Get-Help Request-PimRoleActivation).Synopsis
'@
}

Describe 'The release' -Skip:$isDesktop {
    It 'is an archive and a package of the version of the manifest' {
        $version = (Import-PowerShellDataFile "$PSScriptRoot/../../PimTools.psd1").ModuleVersion

        $made.Name | Should -Be "PimTools.$version.zip", "PimTools.$version.nupkg"
    }

    It 'works from the archive: unpacked into a folder of modules, used by name, and removed' {
        $modules = "$TestDrive/modules"
        Expand-Archive $made[0].FullName $modules

        $said = Invoke-Alone $modules $session
        $said[0] | Should -Be 'Provisioned' -Because ($said -join '|')
        $said[1] | Should -Be (Join-Path (Resolve-Path $modules) PimTools)
        $said[2] | Should -Be 'Activates what you are eligible for.'

        Remove-Item $modules/PimTools -Recurse
        Invoke-Alone $modules 'Get-Module PimTools -ListAvailable' | Should -BeNullOrEmpty
    }

    It 'works from a folder as a repository, by the commands that install modules' {
        $modules = (New-Item "$TestDrive/installed" -ItemType Directory).FullName
        Register-PSResourceRepository PimToolsTest -Uri (Split-Path $made[1].FullName) -Trusted
        try {
            Save-PSResource PimTools -Repository PimToolsTest -Path $modules -TrustRepository
        }
        finally {
            Unregister-PSResourceRepository PimToolsTest
        }

        $said = Invoke-Alone $modules $session
        $said[0] | Should -Be 'Provisioned' -Because ($said -join '|')
    }
}

# The lines of the README as they stand there, in the folder of the release, with a home that holds nothing.
Describe "The README$(if (-not $isUnix) { ' (skipped: only on Linux and macOS a variable moves the home with its folder of modules)' })" -Skip:(-not $isUnix) {
    BeforeAll {
        $readme = Get-Content "$PSScriptRoot/../../README.md" -Raw
        $blocks = [regex]::Matches(($readme -split '(?m)^## ' | Where-Object { $_ -like 'Install*' }), '(?s)```powershell\r?\n(.*?)```') | ForEach-Object { $_.Groups[1].Value }
        $session = [regex]::Matches(($readme -split '(?m)^## ' | Where-Object { $_ -like 'A session*' }), '(?m)^PS> (.*)$') | ForEach-Object { $_.Groups[1].Value.Trim() }
        $uninstall = [regex]::Match($readme, '`(Uninstall-PSResource [^`]+)`').Groups[1].Value
        $update = [regex]::Match($readme, '`(Update-PSResource [^`]+)`').Groups[1].Value
        $found = '"modules: " + (Get-Module PimTools -ListAvailable).ModuleBase'

        function Invoke-AtHome([string[]] $Lines) {
            $kept = $env:HOME, $env:PSModulePath, $env:PIMTOOLS_CONFIG, $env:XDG_DATA_HOME, $env:XDG_CONFIG_HOME
            $start = $ExecutionContext.SessionState.Path.CurrentLocation
            try {
                $env:HOME = (New-Item "$TestDrive/empty" -ItemType Directory -Force).FullName
                $env:PSModulePath = $env:PIMTOOLS_CONFIG = $env:XDG_DATA_HOME = $env:XDG_CONFIG_HOME = $null
                Set-Location (Split-Path $made[0].FullName)
                Set-Content "$TestDrive/lines.ps1" (@("`$ErrorActionPreference = 'Stop'") + $Lines)
                & $powershell $library -NoProfile -NonInteractive -File "$TestDrive/lines.ps1" 2>&1 | ForEach-Object { "$_" }
            }
            finally {
                Set-Location $start
                $env:HOME, $env:PSModulePath, $env:PIMTOOLS_CONFIG, $env:XDG_DATA_HOME, $env:XDG_CONFIG_HOME = $kept
            }
        }
    }

    It 'says how the archive is installed, used until the first activation, and removed' {
        $said = (Invoke-AtHome (@($blocks[0]) + $session + 'Disconnect-Pim -All -Purge', 'Remove-Item $modules/PimTools -Recurse', $found)) -join "`n"

        $said | Should -Match 'Connect-Pim'
        $said | Should -Match 'ada@contoso\.com in the emulated tenant'
        $said | Should -Match 'Status +: Provisioned'
        $said | Should -Match 'Status +: PendingApproval'
        $said | Should -Match 'modules: $'
    }

    It 'says how the package is installed from a folder, updated and removed' {
        $said = (Invoke-AtHome (@($blocks[1]), $found, '$null = Connect-Pim -Emulator', '(pim "User Administrator" "Morning rounds").Status', $update, 'Remove-Module PimTools', $uninstall, $found)) -join "`n"

        $said | Should -Match "modules: .*empty.*PimTools"
        $said | Should -Match '(?m)^Provisioned$'
        $said | Should -Match 'modules: $'
    }
}

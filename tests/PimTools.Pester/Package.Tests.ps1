# What a user installs, on a machine that has nothing of the repository.
BeforeDiscovery {
    $isDesktop = $PSVersionTable.PSEdition -eq 'Desktop'
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

BeforeDiscovery {
    $pages = Get-ChildItem "$PSScriptRoot/../../docs/cmdlets/*.md"
    $cmdlets = $pages.BaseName | ForEach-Object { @{ Name = $_ } }

    # Every block that is marked as PowerShell is an example that runs as written; what needs a real tenant is marked as text.
    $examples = foreach ($page in $pages) {
        $text = (Get-Content $page.FullName -Raw) -replace "`r`n", "`n"
        $number = 0
        foreach ($block in [regex]::Matches($text.Substring($text.IndexOf('## EXAMPLES')), '(?s)```powershell\n(.*?)\n```')) {
            $number++
            @{ Name = $page.BaseName; Number = $number; Code = $block.Groups[1].Value }
        }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $env:PIMTOOLS_CONFIG = "$TestDrive/config"
}

AfterAll {
    $env:PIMTOOLS_CONFIG = $null
}

Describe 'Get-Help' {
    It 'tells of <Name> what it does, each parameter, and three examples' -ForEach $cmdlets {
        $help = Get-Help $Name -Full

        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -Match "^\s*$Name"
        $help.description.Text | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
        foreach ($parameter in @($help.parameters.parameter)) {
            "$($parameter.description.Text)" | Should -Not -BeNullOrEmpty -Because "-$($parameter.name) needs a word"
        }
    }

    It 'knows about_<_>' -ForEach 'PimTools', 'PimTools_Emulator' {
        Get-Help "about_$_" | Out-String | Should -Match 'SHORT DESCRIPTION'
    }
}

Describe 'The examples of the pages' {
    BeforeEach {
        Disconnect-Pim -All
        $null = Connect-Pim -Emulator -As ada -Reset
        if (Test-Path $env:PIMTOOLS_CONFIG) { Remove-Item $env:PIMTOOLS_CONFIG -Recurse }
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))
        Push-Location $folder
    }

    AfterEach {
        Pop-Location
    }

    It 'run as written: <Name>, example <Number>' -ForEach $examples {
        $Error.Clear()

        $null = & ([scriptblock]::Create($Code)) 3>$null 6>$null

        $Error | Should -BeNullOrEmpty -Because $Code
    }
}

BeforeDiscovery {
    $pages = Get-ChildItem "$PSScriptRoot/../../docs/cmdlets/*.md"
    $cmdlets = $pages.BaseName | ForEach-Object { @{ Name = $_ } }

    # Every block that is marked as PowerShell is an example that runs as written; what needs a real tenant is marked as text.
    $examples = foreach ($page in $pages) {
        $text = (Get-Content $page.FullName -Raw) -replace "`r`n", "`n"
        $number = 0
        $shown = '(?s)```powershell\n(?<code>.*?)\n```(\n\n```output\n(?<output>.*?)\n```)?'
        foreach ($block in [regex]::Matches($text.Substring($text.IndexOf('## EXAMPLES')), $shown)) {
            $number++
            @{ Name = $page.BaseName; Number = $number; Code = $block.Groups['code'].Value; Output = $block.Groups['output'].Value }
        }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $env:PIMTOOLS_CONFIG = "$TestDrive/config"

    # Without what depends on the day and the culture, and without what only the host shows.
    function Select-Lasting([string] $Output) {
        $lines = $Output -split '\r?\n' -notmatch '^What if: ' -join "`n"
        $lines = $lines -replace '\d+\D\d+\D\d+\D\d+:.*?\+00:00|((\d{4}-)?\d\d-\d\d |\b[A-Z][a-z]{2} )?\b\d\d:\d\d\b(?!:)|\b\d{4}-\d\d-\d\d\b', '#'
        ($lines -replace '-{3,}', '---' -replace '\s+', ' ').Trim()
    }
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
        foreach ($parameter in $help.parameters.parameter | Where-Object { $_ }) {
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

    It 'run as written and give what is shown: <Name>, example <Number>' -ForEach $examples {
        $Error.Clear()

        # Where no language is known, PowerShell breaks lines in the middle of words.
        [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = 'en-US'
        $shown = & ([scriptblock]::Create($Code)) 3>$null 6>$null | Out-String -Width 80

        $Error | Should -BeNullOrEmpty -Because $Code
        if ($Output) {
            Select-Lasting $shown | Should -Be (Select-Lasting $Output) -Because $Code
        }
    }
}

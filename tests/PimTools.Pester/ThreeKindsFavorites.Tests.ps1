# Favourites, for each of the three kinds, from one table of cases.
BeforeDiscovery {
    . "$PSScriptRoot/ThreeKinds.ps1"
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe '<Kind>: favourites' -ForEach $kinds {
    BeforeEach {
        $null = Connect-Pim -Emulator -As cleo -Name cleo -Reset
        $null = Connect-Pim -Emulator -As dana -Name dana
        $null = Connect-Pim -Emulator -As ada -Name ada
    }

    It 'is kept as a favourite, and activated by its name' {
        $saved = $env:PIMTOOLS_CONFIG
        $env:PIMTOOLS_CONFIG = Join-Path $TestDrive $Kind
        try {
            $null = Register-PimFavorite morning $Role -Scope $Scope -Kind $Kind -Duration 1h -Justification 'Rounds'
            $request = Request-PimRoleActivation -Favorite morning

            $request.Scope.DisplayName | Should -Be $Scope
            $request.Justification | Should -Be 'Rounds'
        }
        finally {
            $env:PIMTOOLS_CONFIG = $saved
        }
    }
}

# A favourite keeps a wildcard as it was typed.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $savedConfig = $env:PIMTOOLS_CONFIG
}

AfterAll {
    $env:PIMTOOLS_CONFIG = $savedConfig
    $null = Disconnect-Pim -All
}

Describe 'A favourite with a wildcard' {
    BeforeEach {
        $env:PIMTOOLS_CONFIG = Join-Path $TestDrive ([guid]::NewGuid())
        $file = Join-Path $env:PIMTOOLS_CONFIG 'favorites.json'
        $null = Connect-Pim -Emulator -As ada -Reset
    }

    It 'keeps a wildcard as it was typed, which means what is eligible when it is used' {
        $null = Register-PimFavorite Reading 'Re*' -Kind EntraRole -Duration 1h -Justification 'Report'

        (Get-PimFavorite Reading).Activates | Should -Be 'Re* for 1h (Report)'
        $null = Connect-Pim -Emulator -As dana -Name dana
        $null = New-PimAssignment 'Reports Reader' ben@contoso.com -Duration 30d -Justification 'Pester' -Context dana
        $null = Connect-Pim -Emulator -As ada

        (Request-PimRoleActivation -Favorite Reading).Role | Should -Be 'Reports Reader'
        (Get-Content $file -Raw | ConvertFrom-Json).tenants.'5d3b800c-f713-4ce9-a422-f1665c722fae'.Reading.role | Should -Be 'Re*'
    }

    It 'activates through a wildcard what one became eligible for since' {
        $null = Connect-Pim -Emulator -As dana -Name dana
        $null = Connect-Pim -Emulator -As ada
        $null = Register-PimFavorite Reading '*Reader' -Kind EntraRole -Justification 'Report'
        $null = New-PimAssignment 'Teams Reader' ada@contoso.com -Duration 30d -Justification 'Pester' -Context dana
        $null = Connect-Pim -Emulator -As ada

        (Request-PimRoleActivation -Favorite Reading -WarningAction Ignore).Role | Should -Contain 'Teams Reader'
    }

    It 'keeps the scopes of a wildcard as they were typed: <scope>' -ForEach @{ scope = '*' }, @{ scope = 'rg-*' } {
        $null = Register-PimFavorite Reading Reader -Kind AzureRole -Scope $scope -Justification 'Look'

        (Get-PimFavorite Reading).Activates | Should -Be "Reader at $scope (Look)"
        (Request-PimRoleActivation -Favorite Reading).Scope | Should -Be 'rg-data'
    }

    It 'takes a wildcard out again' {
        $null = Register-PimFavorite Mixed 'Re*', 'User Administrator' -Kind EntraRole
        Unregister-PimFavorite Mixed 'Re`*'

        (Get-PimFavorite Mixed).Activates | Should -Be 'User Administrator at Directory'
    }
}

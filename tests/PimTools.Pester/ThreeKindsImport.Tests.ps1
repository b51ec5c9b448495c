# Importing, for each of the three kinds, from one table of cases.
BeforeDiscovery {
    . "$PSScriptRoot/ThreeKinds.ps1"
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe '<Kind>: importing' -ForEach $kinds {
    BeforeEach {
        $null = Connect-Pim -Emulator -As cleo -Name cleo -Reset
        $null = Connect-Pim -Emulator -As dana -Name dana
        $null = Connect-Pim -Emulator -As ada -Name ada
    }

    It 'is imported, and imported again without a change' {
        $row = [pscustomobject]@{
            Kind = $Kind; Role = $Role; Scope = $Scope; Principal = 'fay@contoso.com'; Type = 'Eligible'; Duration = '20d'; Justification = 'Pester'
        }

        ($row | Import-PimAssignment -Context dana).Result | Should -Be 'Created'
        ($row | Import-PimAssignment -Context dana).Result | Should -Be 'Unchanged'
    }
}

# Extending and renewing, for each of the three kinds, from one table of cases.
BeforeDiscovery {
    . "$PSScriptRoot/ThreeKinds.ps1"
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe '<Kind>: extending and renewing' -ForEach $kinds {
    BeforeEach {
        $null = Connect-Pim -Emulator -As cleo -Name cleo -Reset
        $null = Connect-Pim -Emulator -As dana -Name dana
        $null = Connect-Pim -Emulator -As ada -Name ada
    }

    It 'extends before the end, and renews after it' {
        $of = @{ Scope = $Scope; Kind = $Kind }
        $null = New-PimAssignment $Role ben@contoso.com @of -Duration 5d -Justification 'Pester' -Context dana
        $null = Connect-Pim -Emulator -As ben -Name ben

        $extension = Request-PimRoleExtension $Role @of -Duration 30d -Justification 'Longer' -Context ben
        $extension.Action | Should -Be 'SelfExtend'
        $extension.IsPending | Should -BeTrue
        $null = $extension | Stop-PimRequest -Context ben

        (Get-PimContext ben).Emulator.Advance('5.01:00')
        Get-PimAssignment -Mine -Type Eligible -Kind $Kind -Context ben | Where-Object { "$($_.Role)" -eq $Role -and $_.MemberType -eq 'Direct' } |
            Should -BeNullOrEmpty
        (Request-PimRoleExtension $Role @of -Duration 30d -Justification 'Again' -Context ben).Action | Should -Be 'SelfRenew'
        (Set-PimAssignment $Role ben@contoso.com @of -Duration 30d -Justification 'Granted' -Context dana -PassThru).Result | Should -Be 'Updated'
        (Get-PimAssignment $Role -Principal ben@contoso.com @of -Type Eligible -Context dana | Where-Object MemberType -EQ 'Direct').End |
            Should -BeGreaterThan (Get-PimContext dana).Emulator.Now.AddDays(29)
    }
}

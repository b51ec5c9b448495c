# Settings, for each of the three kinds, from one table of cases.
BeforeDiscovery {
    . "$PSScriptRoot/ThreeKinds.ps1"
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe '<Kind>: settings' -ForEach $kinds {
    BeforeEach {
        $null = Connect-Pim -Emulator -As cleo -Name cleo -Reset
        $null = Connect-Pim -Emulator -As dana -Name dana
        $null = Connect-Pim -Emulator -As ada -Name ada
    }

    It 'has settings that are read, changed and obeyed' {
        $at = if ($Kind -eq 'AzureRole') { @{ Scope = $Scope } } else { @{} }
        Get-PimRoleSetting $Role -Kind $Kind @at -Context dana | Set-PimRoleSetting -MaximumActivationDuration 3h -ActivationRequires Justification, Ticket -Context dana

        $setting = Get-PimRoleSetting $Role -Kind $Kind @at -Context dana
        $setting.Activation.MaximumDuration.TotalHours | Should -Be 3
        $setting.IsModified | Should -BeTrue
        { Request-PimRoleActivation $Role -Scope $Scope -Kind $Kind -Justification 'Pester' -ErrorAction Stop } |
            Should -Throw -ErrorId 'TicketRequired,PimTools.Commands.RequestPimRoleActivationCommand'
        $request = Request-PimRoleActivation $Role -Scope $Scope -Kind $Kind -Justification 'Pester' -TicketNumber 7 -TicketSystem Jira
        ($request.End - $request.Start).TotalHours | Should -Be 3
    }
}

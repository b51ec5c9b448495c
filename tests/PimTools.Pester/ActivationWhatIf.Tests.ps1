# -WhatIf promises what would happen, and nothing else.
BeforeAll {
    $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")
    . "$PSScriptRoot/AnotherPowerShell.ps1"
    $powershell, $library = Get-PowerShellCommand

    # What PowerShell says to the host under -WhatIf is heard only from outside.
    function Get-Said([string] $Script) {
        & $powershell $library -NoProfile -NonInteractive -Command "Import-Module '$module'; `$null = Connect-Pim -Emulator -As ada; $Script" 2>&1 3>&1 | Out-String
    }
}

Describe 'Request-PimRoleActivation -WhatIf' {
    It 'does not speak of activating <What>' -ForEach @(
        @{ What = 'an Entra role that is active'; Begin = ''; Role = "'Security Reader'" }
        @{ What = 'a group one is a member of'; Begin = "`$null = Request-PimRoleActivation Ops-OnCall -Justification Pester"; Role = 'Ops-OnCall' }
        @{ What = 'an Azure role that is active'; Begin = "`$null = Request-PimRoleActivation Contributor -Justification Pester"; Role = 'Contributor' }
    ) {
        $said = Get-Said "$Begin; Request-PimRoleActivation $Role -Justification Pester -WhatIf"

        $said | Should -Match 'is already active, for another .*; it was not changed'
        $said | Should -Not -BeLike '*What if:*'
    }

    It 'tells what is scheduled as the command itself does' {
        $said = Get-Said "`$null = Request-PimRoleActivation 'User Administrator' -Start 1h -Justification Pester; Request-PimRoleActivation 'User Administrator' -Justification Pester -WhatIf"

        $said | Should -Match 'is not active yet: its activation\s+starts at'
        $said | Should -Not -BeLike '*What if:*'
    }

    It 'hears of the preference, too' {
        Get-Said "`$WhatIfPreference = `$true; Request-PimRoleActivation 'Security Reader' -Justification Pester" | Should -Not -BeLike '*What if:*'
    }

    It 'speaks of what would be activated' {
        Get-Said "Request-PimRoleActivation 'User Administrator' -Duration 2h -Justification Pester -WhatIf" |
            Should -BeLike '*What if: Activate User Administrator at Directory for 2h*'
    }
}

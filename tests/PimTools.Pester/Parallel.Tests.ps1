BeforeDiscovery {
    # Parallel pipelines came with PowerShell 7.
    $isDesktop = $PSVersionTable.PSVersion.Major -lt 7
}

BeforeAll {
    $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")
    Import-Module $module
}

Describe 'Sixty-four runspaces on one context' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As ada -Reset
        $emulator = (Get-PimContext).Emulator
    }

    AfterEach {
        $null = Disconnect-Pim -All
    }

    It 'renew the token once when it ended, and none of their calls fails' -Skip:$isDesktop {
        $expected = (Get-PimAssignment -Mine -Type Eligible -Kind EntraRole).Role.Name | Sort-Object
        $issued = $emulator.TokenCount
        $ended = $emulator.Now.AddMinutes(90)
        $emulator.Advance('01:30')

        $outcomes = 1..64 | ForEach-Object -ThrottleLimit 64 -Parallel {
            Import-Module $using:module
            try { ((Get-PimAssignment -Mine -Type Eligible -Kind EntraRole -ErrorAction Stop).Role.Name | Sort-Object) -join ', ' }
            catch { "failed: $_" }
        }

        $emulator.Now | Should -BeGreaterOrEqual $ended
        @($outcomes).Count | Should -Be 64
        $outcomes | Select-Object -Unique | Should -Be ($expected -join ', ')
        $emulator.TokenCount - $issued | Should -Be 1
    }

    It 'renew it once when it ends while they read, and none of their calls fails' -Skip:$isDesktop {
        $issued = $emulator.TokenCount

        $outcomes = 1..64 | ForEach-Object -ThrottleLimit 64 -Parallel {
            Import-Module $using:module
            if ($_ -eq 32) { ($using:emulator).Advance('02:00') }
            try { (Get-PimRole 'User Administrator' -Kind EntraRole -ErrorAction Stop).Name; (Get-PimScope Directory -Kind EntraRole -ErrorAction Stop).DisplayName }
            catch { "failed: $_" }
        }

        @($outcomes).Count | Should -Be 128
        $outcomes | Sort-Object -Unique | Should -Be 'Directory', 'User Administrator'
        $emulator.TokenCount - $issued | Should -Be 1
    }
}

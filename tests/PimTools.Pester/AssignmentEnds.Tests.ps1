# What becomes of the end that an assignment has.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/AnotherPowerShell.ps1"
    $powershell, $library = Get-PowerShellCommand
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'An end that was not given' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
        $breakglass = Get-PimAssignment 'Global Administrator' -Type Active | Where-Object IsPermanent | Select-Object -First 1
    }

    It 'changes no end that is there, by <Name>' -ForEach @(
        @{ Name = 'New-PimAssignment'; Ask = { New-PimAssignment 'Global Administrator' $breakglass.Principal -Type Active -Justification 'Pester' -PassThru } }
        @{
            Name = 'Import-PimAssignment'
            Ask = { [pscustomobject]@{ Role = 'Global Administrator'; Principal = $breakglass.Principal.Id; Type = 'Active'; Justification = 'Pester' } | Import-PimAssignment }
        }
    ) {
        $breakglass | Should -Not -BeNullOrEmpty
        (& $Ask).Result | Should -Be 'Unchanged'
        (Get-PimAssignment 'Global Administrator' -Type Active -Principal $breakglass.Principal).IsPermanent | Should -BeTrue
    }

    It 'is told as no change under -WhatIf' {
        Start-Transcript "$TestDrive/whatif.txt" | Out-Null
        New-PimAssignment 'Global Administrator' $breakglass.Principal -Type Active -Justification 'Pester' -WhatIf
        Stop-Transcript | Out-Null

        Get-Content "$TestDrive/whatif.txt" -Raw | Should -Match 'What if: Leave Active Global Administrator at Directory for .+ unchanged'
    }
}

Describe 'An end that comes earlier' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
        $held = Get-PimAssignment 'User Administrator' -Principal ada@contoso.com -Type Eligible
    }

    It 'is asked about, and nothing is changed where nobody answers: <Name>' -ForEach @(
        @{ Name = 'New-PimAssignment'; Ask = { New-PimAssignment 'User Administrator' ada@contoso.com -Duration 30d -Justification Pester } }
        @{ Name = 'Set-PimAssignment'; Ask = { Set-PimAssignment 'User Administrator' ada@contoso.com -Duration 30d -Justification Pester } }
        @{ Name = 'Import-PimAssignment'; Ask = { [pscustomobject]@{ Role = 'User Administrator'; Principal = 'ada@contoso.com'; Duration = '30d'; Justification = 'Pester' } | Import-PimAssignment } }
    ) {
        $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")
        $script = "Import-Module '$module'; `$null = Connect-Pim -Emulator -As dana; try { $Ask } catch { `$_ }; (Get-PimAssignment 'User Administrator' -Principal ada@contoso.com -Type Eligible).IsPermanent"

        $said = & $powershell $library -NoProfile -NonInteractive -Command $script 2>&1
        "$said" -replace '\s+', ' ' | Should -Match 'its end from never to \d{4}-\d\d-\d\d \d\d:\d\d'
        "$said" -replace '\s+', ' ' | Should -Match '-Confirm:\$false'
        $said[-1] | Should -Be 'True'
    }

    It 'is changed without a question with -Confirm:$false, and told in a warning: <Name>' -ForEach @(
        @{ Name = 'New-PimAssignment'; Ask = { New-PimAssignment 'User Administrator' ada@contoso.com -Duration 30d -Justification Pester -PassThru -Confirm:$false } }
        @{ Name = 'Set-PimAssignment'; Ask = { $held | Set-PimAssignment -Duration 30d -Justification Pester -PassThru -Confirm:$false } }
        @{ Name = 'Import-PimAssignment'; Ask = { [pscustomobject]@{ Role = 'User Administrator'; Principal = 'ada@contoso.com'; Duration = '30d'; Justification = 'Pester' } | Import-PimAssignment -Confirm:$false } }
    ) {
        $all = & $Ask 3>&1

        ($all | Where-Object { $_ -is [Management.Automation.WarningRecord] }).Message | Should -Match 'its end from never to \d{4}-\d\d-\d\d \d\d:\d\d'
        ($all | Where-Object { $_ -isnot [Management.Automation.WarningRecord] }).Result | Should -Be 'Updated'
    }

    It 'does not keep the others of a command' {
        $results = New-PimAssignment 'User Administrator' ada@contoso.com, fay@contoso.com -Duration 30d -Justification Pester -PassThru -WhatIf:$false -Confirm:$false -WarningAction SilentlyContinue

        $results.PrincipalName | Should -Be 'Ada Ahlberg', 'Fay Ito'
        $results.Result | Should -Be 'Updated', 'Created'
    }

    It 'stands in the plan of an import' {
        $row = [pscustomobject]@{ Role = 'User Administrator'; Principal = 'ada@contoso.com'; Duration = '30d'; Justification = 'Pester' } | Import-PimAssignment -WhatIf

        $row.Plan | Should -Be 'Update'
        $row.Reason | Should -Match '^It changes its end from never to \d{4}-\d\d-\d\d \d\d:\d\d\.$'
    }
}

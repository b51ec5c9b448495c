# A variable that was never set, a search that found nothing: never taken as "all" or "everywhere".
BeforeDiscovery {
    $commands = @(
        @{ does = { New-PimAssignment 'Helpdesk Administrator' fay@contoso.com -Scope $nothing -Duration 5d -Justification Pester -WhatIf } }
        @{ does = { New-PimAssignment (Get-PimRole 'Teams Reader') fay@contoso.com -Scope $nothing -Duration 5d -Justification Pester -WhatIf } }
        @{ does = { New-PimAssignment 'Teams Reader' -Principal @() -Duration 5d -Justification Pester -WhatIf } }
        @{ does = { Remove-PimAssignment 'User Administrator' ada@contoso.com -Scope $nothing -WhatIf } }
        @{ does = { Remove-PimAssignment 'User Administrator' $nothing -WhatIf } }
        @{ does = { Set-PimAssignment 'Helpdesk Administrator' ada@contoso.com -Scope $nothing -Duration 5d -WhatIf } }
        @{ does = { Request-PimRoleActivation 'Helpdesk Administrator' -Scope $nothing -Justification Pester -WhatIf } }
        @{ does = { Request-PimRoleExtension 'Reports Reader' -Scope $nothing -Duration 5d -Justification Pester -WhatIf } }
        @{ does = { Stop-PimRoleActivation 'Security Reader' -Scope $nothing -WhatIf } }
        @{ does = { Set-PimRoleSetting Reader -Scope $nothing -RequiresApproval $true -WhatIf } }
        @{ does = { Set-PimRoleSetting 'User Administrator' -Approver $nothing -WhatIf } }
        @{ does = { Get-PimAssignment $nothing } }
        @{ does = { Get-PimAssignment 'User Administrator' -Principal $nothing } }
        @{ does = { Get-PimAssignment -Scope $nothing } }
        @{ does = { Get-PimAssignment -Principal $nothing, 'ada@contoso.com' } }
        @{ does = { Get-PimRequest -Principal $nothing } }
        @{ does = { Get-PimRoleSetting $nothing } }
        @{ does = { Get-PimRoleSetting -Role @() } }
        @{ does = { Get-PimRole $nothing } }
        @{ does = { Get-PimScope $nothing } }
        @{ does = { Get-PimAuditLog -Initiator $nothing } }
        @{ does = { $nothing | Get-PimRoleSetting } }
        @{ does = { $nothing | Get-PimAssignment } }
        @{ does = { [pscustomobject]@{ Role = 'Teams Reader'; Scope = $nothing } | New-PimAssignment -Principal fay@contoso.com -Duration 5d -Justification Pester -WhatIf } }
        @{ does = { [pscustomobject]@{ Role = 'Teams Reader'; Scope = '' } | New-PimAssignment -Principal fay@contoso.com -Duration 5d -Justification Pester -WhatIf } }
        @{ does = { [pscustomobject]@{ Role = 'Teams Reader'; Scope = @{ Id = 1 } } | New-PimAssignment -Principal fay@contoso.com -Duration 5d -Justification Pester -WhatIf } }
        @{ does = { [pscustomobject]@{ Role = 'Helpdesk Administrator'; Scope = '' } | Request-PimRoleActivation -Justification Pester -WhatIf } }
        @{ does = { New-PimAssignment 'Teams Reader' fay@contoso.com -Duration 5d -Justification '  ' } }
        @{ does = { [pscustomobject]@{ Role = 'Teams Reader'; Justification = ' ' } | New-PimAssignment -Principal fay@contoso.com -Duration 5d } }
        @{ does = { Request-PimRoleActivation 'Global Administrator' -Justification "`t" -WhatIf } }
        @{ does = { Request-PimRoleExtension 'Reports Reader' -Duration 5d -Justification ' ' } }
        @{ does = { Approve-PimRequest 3f0d8c06-0a1b-4c55-9f3c-000000000001 -Justification ' ' } }
        @{ does = { Deny-PimRequest 3f0d8c06-0a1b-4c55-9f3c-000000000001 -Justification ' ' } }
        @{ does = { Register-PimFavorite morning 'Global Administrator' -Justification ' ' } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $nothing = $null
    $null = Connect-Pim -Emulator -As dana -Reset
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'An argument that holds nothing' {
    It 'is refused: <does>' -ForEach $commands {
        $output = try { & $does 2>&1 } catch { $_ }

        $output | Should -HaveCount 1
        $output | Should -BeOfType [Management.Automation.ErrorRecord]
        "$output" | Should -Match 'it is empty|names nothing'
    }
}

Describe 'A pipeline that holds nothing' {
    It 'means nothing for <_>' -ForEach 'Get-PimRole', 'Get-PimScope', 'Get-PimAssignment', 'Get-PimRoleSetting', 'Get-PimApprover', 'Get-PimAuditLog' {
        @() | & $_ | Should -BeNullOrEmpty
    }

    It 'changes nothing' {
        Get-PimRole 'zzz*' | Get-PimRoleSetting | Set-PimRoleSetting -MaximumActivationDuration 1h -PassThru | Should -BeNullOrEmpty
    }
}

Describe 'An object that has nothing to say of its scope' {
    It 'is taken at its word: an Entra role is not anywhere' {
        $change = Get-PimRole 'Teams Reader' | New-PimAssignment -Principal fay@contoso.com -Duration 5d -Justification Pester -PassThru
        $change.Scope.Id | Should -Be '/'
    }
}

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
        @{ does = { Remove-PimAssignment 'Security Reader' ada@contoso.com -Type $nothing -WhatIf } }
        @{ does = { New-PimAssignment 'Teams Reader' fay@contoso.com -Duration $nothing -Justification Pester -WhatIf } }
        @{ does = { New-PimAssignment Reader greg@contoso.com -Scope rg-data -Condition $nothing -Duration 5d -Justification Pester -WhatIf } }
        @{ does = { Request-PimRoleActivation 'Security Reader' -Duration $nothing -Justification Pester -WhatIf } }
        @{ does = { Stop-PimRoleActivation -All -Kind $nothing -WhatIf } }
        @{ does = { Stop-PimRoleActivation -All -Kind @() -WhatIf } }
    )

    # Every parameter that can be left empty, each with what else its command cannot do without.
    $samples = @{
        'PimTools.PimIdentity' = 'x'; 'PimTools.PimIdentity[]' = 'x'; 'System.String' = 'x'; 'System.String[]' = 'x'; 'System.TimeSpan' = '1h'; 'System.Nullable`1[System.TimeSpan]' = '1h'
        'PimTools.PimMoment' = '1h'; 'System.Management.Automation.SwitchParameter' = $true; 'System.Security.SecureString' = [securestring]::new()
        'System.Management.Automation.PSCredential' = [pscredential]::Empty; 'System.Uri' = 'https://localhost'; 'PimTools.PimConfigurationSource' = 'EasyPIM'; 'PimTools.PimReviewDecision' = 'Approve'
    }
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $parameters = foreach ($command in Get-Command -Module PimTools -CommandType Cmdlet) {
        $sets = $command.ParameterSets | Sort-Object { $_.Name -notin 'Emulator', 'AccessToken', 'Role', 'Duration', 'Path' }
        $names = $sets.Parameters.Name | Sort-Object -Unique | Where-Object { $_ -notin [Management.Automation.PSCmdlet]::CommonParameters -and $_ -notin 'WhatIf', 'Confirm' }
        foreach ($name in $names) {
            $parameter = $command.Parameters[$name]
            $type = $parameter.ParameterType
            if (($type.IsValueType -and -not [Nullable]::GetUnderlyingType($type)) -or $parameter.Attributes.Where{ $_ -is [AllowEmptyString] }) { continue }

            $set = $sets | Where-Object { $_.Parameters.Name -contains $name } | Select-Object -First 1
            $arguments = @{ $name = $null }
            $set.Parameters | Where-Object { $_.IsMandatory -and $_.Name -ne $name } | ForEach-Object { $arguments[$_.Name] = $samples[$_.ParameterType.ToString()] }
            if ($command.Parameters.ContainsKey('WhatIf')) { $arguments.WhatIf = $true }
            @{ Command = $command.Name; Parameter = $name; Arguments = $arguments }
        }
    }
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

    It 'is refused whatever it was given for: <Command> -<Parameter>' -ForEach $parameters {
        $output = try { & $Command @Arguments 2>&1 } catch { $_ }

        $output | Should -HaveCount 1
        $output | Should -BeOfType [Management.Automation.ErrorRecord]
        "$output" | Should -Match "(-|')$Parameter\b.*(empty|null)"
    }

    It 'was looked for in every command' {
        $parameters.Command | Sort-Object -Unique | Should -Be ((Get-Command -Module PimTools -CommandType Cmdlet).Name -ne 'Get-PimDiagnostics') -Because 'that has no parameter'
    } -TestCases @{ parameters = $parameters }

    It 'takes no authentication context away; that an empty text does' {
        { Set-PimRoleSetting 'Conditional Access Administrator' -AuthenticationContext $nothing -WhatIf } | Should -Throw "*AuthenticationContext*holds nothing*"
        Set-PimRoleSetting 'Conditional Access Administrator' -AuthenticationContext '' -WhatIf -ErrorAction Stop
    }
}

Describe 'A row that has nothing to say' {
    It 'of how, and of how long, leaves it to the parameters and the setting' {
        $row = [pscustomobject]@{ Role = 'Teams Reader'; Type = $nothing; Duration = $nothing; Start = $nothing; Condition = $nothing; TicketNumber = $nothing; Justification = $nothing }

        $row | New-PimAssignment -Principal fay@contoso.com -Duration 5d -Justification Pester -WhatIf -ErrorAction Stop
        $row | New-PimAssignment -Principal fay@contoso.com -WhatIf -ErrorAction Stop
        $row | Request-PimRoleActivation -Justification Pester -WhatIf 2>&1 | Should -Match 'eligible'
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

# One object model: whatever a command puts out has the same properties for all three kinds, in all its parts.
BeforeDiscovery {
    . "$PSScriptRoot/ThreeKinds.ps1"
    $commands = @(
        @{ Command = 'Get-PimRole'; Does = { Get-PimRole $Role -Kind $Kind } }
        @{ Command = 'Get-PimScope'; Does = { Get-PimScope -Kind $Kind -Context dana } }
        @{ Command = 'Get-PimAssignment'; Does = { Get-PimAssignment -Mine -Kind $Kind } }
        @{ Command = 'Get-PimAssignment, of others'; Does = { Get-PimAssignment $Role -Scope $Scope -Kind $Kind -Context dana } }
        @{ Command = 'New-PimAssignment'; Does = { New-PimAssignment $Role greg@contoso.com @At -Duration 30d -Justification 'Pester' -Context dana } }
        @{ Command = 'New-PimAssignment -PassThru'; Does = { New-PimAssignment $Role emil@contoso.com @At -Duration 30d -Justification 'Pester' -PassThru -Context dana } }
        @{ Command = 'Set-PimAssignment -PassThru'; Does = { Set-PimAssignment $Role ada@contoso.com @At -Duration 60d -Justification 'Pester' -PassThru -Confirm:$false -WarningAction SilentlyContinue -Context dana } }
        @{ Command = 'Import-PimAssignment'; Does = {
                [pscustomobject]@{ Kind = $Kind; Role = $Role; Scope = $Scope; Principal = 'fay@contoso.com'; Duration = '20d'; Justification = 'Pester' } |
                    Import-PimAssignment -Context dana
            }
        }
        @{ Command = 'Request-PimRoleActivation'; Does = { Request-PimRoleActivation $Role @At -Justification 'Pester' } }
        @{ Command = 'Get-PimAssignment, activated'; Does = { Get-PimAssignment -Mine -Type Active -Kind $Kind } }
        @{ Command = 'Stop-PimRoleActivation'; Does = { (Get-PimContext).Emulator.Advance('00:06'); Stop-PimRoleActivation $Role @At } }
        @{ Command = 'Request-PimRoleExtension'; Does = {
                $null = New-PimAssignment $Role ben@contoso.com @At -Duration 5d -Justification 'Pester' -Context dana
                Request-PimRoleExtension $Role @At -Duration 30d -Justification 'Pester' -Context ben
            }
        }
        @{ Command = 'Get-PimApprover'; Does = { Get-PimApprover $Approved -Scope $ApprovedScope -Kind $Kind } }
        @{ Command = 'Get-PimRequest'; Does = {
                $null = Request-PimRoleActivation $Approved -Scope $ApprovedScope -Kind $Kind -Justification 'Pester'
                Get-PimRequest -PendingMyApproval -Kind $Kind -Context cleo
            }
        }
        @{ Command = 'Deny-PimRequest'; Does = { Get-PimRequest -PendingMyApproval -Kind $Kind -Context cleo | Deny-PimRequest -Justification 'Pester' -Context cleo } }
        @{ Command = 'Approve-PimRequest'; Does = {
                Request-PimRoleActivation $Approved -Scope $ApprovedScope -Kind $Kind -Justification 'Pester' | Approve-PimRequest -Justification 'Pester' -Context cleo
            }
        }
        @{ Command = 'Wait-PimRequest'; Does = { Get-PimRequest -Mine -Kind $Kind -Role $Approved | Select-Object -First 1 | Wait-PimRequest } }
        @{ Command = 'Get-PimRoleSetting'; Does = { Get-PimRoleSetting $Role @Settings -Context dana } }
        @{ Command = 'Set-PimRoleSetting -PassThru'; Does = { Set-PimRoleSetting $Role @Settings -MaximumActivationDuration 3h -PassThru -Context dana } }
        @{ Command = 'Remove-PimAssignment -PassThru'; Does = { Remove-PimAssignment $Role greg@contoso.com @At -PassThru -Confirm:$false -Context dana } }
        @{ Command = 'Register-PimFavorite'; Does = { Register-PimFavorite $Kind $Role @At } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/ThreeKinds.ps1"
    $saved = $env:PIMTOOLS_CONFIG
    $env:PIMTOOLS_CONFIG = Join-Path $TestDrive config
    $null = Connect-Pim -Emulator -As ada -Name ada -Reset
    'ben', 'cleo', 'dana' | ForEach-Object { $null = Connect-Pim -Emulator -As $_ -Name $_ }
    $null = Select-PimContext ada

    # The properties of an object and of all of the module's objects in it, each type once: 'PimTools.PimRole: Access, Description, ...'
    function Get-Shape($Object) {
        foreach ($part in @($Object) | Where-Object { $null -ne $_ -and $_.GetType().Namespace -eq 'PimTools' -and -not $_.GetType().IsEnum }) {
            '{0}: {1}' -f $part.GetType().FullName, (@($part.PSObject.Properties.Name | Sort-Object) -join ', ')
            foreach ($property in $part.PSObject.Properties) {
                Get-Shape $property.Value
            }
        }
    }
}

AfterAll {
    $env:PIMTOOLS_CONFIG = $saved
    $null = Disconnect-Pim -All
}

Describe 'What <Command> puts out' -ForEach $commands {
    It 'has the same properties for the three kinds' {
        $outputs = foreach ($case in $kinds) {
            $Kind, $Role, $Scope, $Approved, $ApprovedScope = $case['Kind', 'Role', 'Scope', 'Approved', 'ApprovedScope']
            $At = @{ Scope = $Scope; Kind = $Kind }
            $Settings = if ($Kind -eq 'AzureRole') { @{ Scope = $Scope } } else { @{ Kind = $Kind } }
            $output = @(. $Does)
            $output | Should -Not -BeNullOrEmpty -Because $Kind
            , $output
        }

        @($outputs | ForEach-Object { $_[0].GetType().FullName } | Sort-Object -Unique) | Should -HaveCount 1
        $shapes = $outputs | ForEach-Object { Get-Shape $_ } | Sort-Object -Unique
        $shapes | Group-Object { ($_ -split ':')[0] } | Where-Object Count -GT 1 | Should -BeNullOrEmpty
    }
}

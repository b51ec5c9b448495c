# What each cmdlet does on the emulated tenant when the lists that it reads are refused, one after the other. As: who runs it. Before: what is there
# already, as several people. Script: the command. It gets what Before put out.
function New-PlanDocument {
    Set-Content "$TestDrive/plan.yaml" 'version: 1', 'settings:', '  - { role: Teams Reader, activation: { maximumDuration: 3h } }', 'assignments:', '  - { role: Teams Reader, type: Eligible, principal: fay@contoso.com, duration: 30d }'
    "$TestDrive/plan.yaml"
}

$cases = @(
    @{ Cmdlet = 'Get-PimRole'; As = 'dana'; Script = { Get-PimRole 'Teams Reader' } }
    @{ Cmdlet = 'Get-PimRole'; Title = 'all'; As = 'dana'; Script = { Get-PimRole } }
    @{ Cmdlet = 'Get-PimScope'; As = 'dana'; Script = { Get-PimScope 'Helsinki Office' } }
    @{ Cmdlet = 'Get-PimScope'; Title = 'all'; As = 'dana'; Script = { Get-PimScope } }
    @{ Cmdlet = 'Get-PimAssignment'; Title = '-Mine'; As = 'ada'; Script = { Get-PimAssignment -Mine } }
    @{ Cmdlet = 'Get-PimAssignment'; Title = 'by name'; As = 'dana'; Script = { Get-PimAssignment 'User Administrator' -Principal ada@contoso.com } }
    @{ Cmdlet = 'Get-PimAssignment'; Title = 'of a group'; As = 'dana'; Script = { Get-PimAssignment Ops-OnCall } }
    @{ Cmdlet = 'Get-PimAssignment'; Title = 'at a scope of Azure'; As = 'dana'; Script = { Get-PimAssignment -Scope 'Contoso Sandbox' -Kind AzureRole } }
    @{ Cmdlet = 'Get-PimAssignment'; Title = 'by wildcards'; As = 'dana'; Script = { Get-PimAssignment 'Ops-*' -Principal 'Ada*' } }
    @{ Cmdlet = 'New-PimAssignment'; As = 'dana'; Script = { New-PimAssignment 'Teams Reader' fay@contoso.com -Duration 30d -Justification Pester } }
    @{ Cmdlet = 'New-PimAssignment'; Title = 'at a unit'; As = 'dana'; Script = { New-PimAssignment 'User Administrator' fay@contoso.com -Scope 'Helsinki Office' -Duration 30d -Justification Pester } }
    @{ Cmdlet = 'New-PimAssignment'; Title = 'to a group'; As = 'dana'; Script = { New-PimAssignment Ops-OnCall fay@contoso.com -Duration 30d -Justification Pester } }
    @{ Cmdlet = 'New-PimAssignment'; Title = 'in Azure'; As = 'dana'; Script = { New-PimAssignment Contributor fay@contoso.com -Scope 'Contoso Sandbox' -Duration 30d -Justification Pester } }
    @{ Cmdlet = 'Set-PimAssignment'; As = 'dana'; Before = { New-PimAssignment 'Teams Reader' fay@contoso.com -Duration 30d -Justification Pester }; Script = { Set-PimAssignment 'Teams Reader' fay@contoso.com -Duration 60d -Justification Longer -PassThru } }
    @{ Cmdlet = 'Set-PimAssignment'; Title = 'in Azure'; As = 'dana'; Before = { New-PimAssignment Contributor fay@contoso.com -Scope 'Contoso Sandbox' -Duration 30d -Justification Pester }; Script = { Set-PimAssignment Contributor fay@contoso.com -Scope 'Contoso Sandbox' -Duration 60d -Justification Longer -PassThru } }
    @{ Cmdlet = 'Import-PimAssignment'; As = 'dana'; Script = {
            [pscustomobject]@{ Role = 'Teams Reader'; Principal = 'fay@contoso.com'; Duration = '30d'; Justification = 'Pester' },
            [pscustomobject]@{ Kind = 'Group'; Role = 'Ops-OnCall'; Principal = 'fay@contoso.com'; Duration = '30d'; Justification = 'Pester' },
            [pscustomobject]@{ Kind = 'AzureRole'; Role = 'Contributor'; Scope = 'Contoso Sandbox'; Principal = 'fay@contoso.com'; Duration = '30d'; Justification = 'Pester' } |
                Import-PimAssignment
        }
    }
    @{ Cmdlet = 'Remove-PimAssignment'; As = 'dana'; Script = { Remove-PimAssignment 'User Administrator' ada@contoso.com -Type Eligible -Confirm:$false -PassThru } }
    @{ Cmdlet = 'Remove-PimAssignment'; Title = 'from a group'; As = 'dana'; Script = { Remove-PimAssignment Ops-OnCall ada@contoso.com -Type Eligible -Confirm:$false -PassThru } }
    @{ Cmdlet = 'Request-PimRoleActivation'; As = 'ada'; Script = { Request-PimRoleActivation 'User Administrator' -Justification Pester } }
    @{ Cmdlet = 'Request-PimRoleActivation'; Title = 'of a group'; As = 'ada'; Script = { Request-PimRoleActivation Ops-OnCall -Justification Pester } }
    @{ Cmdlet = 'Request-PimRoleActivation'; Title = 'in Azure'; As = 'ada'; Script = { Request-PimRoleActivation Contributor -Scope 'Contoso Sandbox' -Justification Pester } }
    @{ Cmdlet = 'Request-PimRoleActivation'; Title = 'that needs approval'; As = 'ada'; Script = { Request-PimRoleActivation 'Exchange Administrator' -Justification Pester } }
    @{ Cmdlet = 'Request-PimRoleActivation'; Title = 'of what is active'; As = 'ada'; Before = { Request-PimRoleActivation 'User Administrator' -Justification Pester }; Script = { Request-PimRoleActivation 'User Administrator' -Justification Pester } }
    @{ Cmdlet = 'Request-PimRoleActivation'; Title = '-Wait'; As = 'ada'; Script = { Request-PimRoleActivation 'User Administrator' -Justification Pester -Wait } }
    @{ Cmdlet = 'Stop-PimRoleActivation'; As = 'ada'; Before = { Request-PimRoleActivation 'User Administrator', Ops-OnCall -Justification Pester; (Get-PimContext).Emulator.Advance('00:06') }; Script = { Stop-PimRoleActivation 'User Administrator', Ops-OnCall } }
    @{ Cmdlet = 'Stop-PimRoleActivation'; Title = '-All'; As = 'ada'; Before = { Request-PimRoleActivation 'User Administrator', Ops-OnCall -Justification Pester; (Get-PimContext).Emulator.Advance('00:06') }; Script = { Stop-PimRoleActivation -All } }
    @{ Cmdlet = 'Request-PimRoleExtension'; As = 'ben'; BeforeAs = 'dana'; Before = { New-PimAssignment 'User Administrator' ben@contoso.com -Duration 5d -Justification Pester }; Script = { Request-PimRoleExtension 'User Administrator' -Duration 30d -Justification Longer } }
    @{ Cmdlet = 'Register-PimFavorite'; As = 'ada'; Script = { Register-PimFavorite ([guid]::NewGuid()) 'User Administrator', Ops-OnCall | Select-Object -ExpandProperty Activations } }
    @{ Cmdlet = 'Get-PimRequest'; Title = '-Mine'; As = 'ada'; Before = { Request-PimRoleActivation 'User Administrator', Ops-OnCall -Justification Pester }; Script = { Get-PimRequest -Mine } }
    @{ Cmdlet = 'Get-PimRequest'; Title = 'by id'; As = 'ada'; Before = { Request-PimRoleActivation Ops-OnCall -Justification Pester }; Script = { param($before) Get-PimRequest $before.Id } }
    @{ Cmdlet = 'Get-PimRequest'; Title = '-PendingMyApproval'; As = 'cleo'; BeforeAs = 'ada'; Before = { Request-PimRoleActivation 'Exchange Administrator' -Justification Pester }; Script = { Get-PimRequest -PendingMyApproval } }
    @{ Cmdlet = 'Wait-PimRequest'; As = 'ada'; Before = { Request-PimRoleActivation 'User Administrator' -Justification Pester }; Script = { param($before) $before | Wait-PimRequest -Timeout 2s } }
    @{ Cmdlet = 'Stop-PimRequest'; As = 'ada'; Before = { Request-PimRoleActivation 'Exchange Administrator' -Justification Pester }; Script = { param($before) Stop-PimRequest $before.Id -Confirm:$false } }
    @{ Cmdlet = 'Approve-PimRequest'; As = 'cleo'; BeforeAs = 'ada'; Before = { Request-PimRoleActivation 'Exchange Administrator' -Justification Pester }; Script = { param($before) Approve-PimRequest $before.Id -Justification Agreed } }
    @{ Cmdlet = 'Deny-PimRequest'; As = 'cleo'; BeforeAs = 'ada'; Before = { Request-PimRoleActivation 'Exchange Administrator' -Justification Pester }; Script = { param($before) Deny-PimRequest $before.Id -Justification 'Not now' } }
    @{ Cmdlet = 'Get-PimApprover'; As = 'dana'; Script = { Get-PimApprover 'Exchange Administrator' } }
    @{ Cmdlet = 'Get-PimApprover'; Title = 'of a group'; As = 'dana'; Script = { Get-PimApprover Ops-Database } }
    @{ Cmdlet = 'Get-PimRoleSetting'; As = 'dana'; Script = { Get-PimRoleSetting 'Exchange Administrator' } }
    @{ Cmdlet = 'Get-PimRoleSetting'; Title = 'of groups'; As = 'dana'; Script = { Get-PimRoleSetting 'Ops-*' } }
    @{ Cmdlet = 'Get-PimRoleSetting'; Title = 'in Azure'; As = 'dana'; Script = { Get-PimRoleSetting Contributor -Scope 'Contoso Sandbox' } }
    @{ Cmdlet = 'Set-PimRoleSetting'; As = 'dana'; Script = { Set-PimRoleSetting 'Teams Reader' -MaximumActivationDuration 3h -PassThru } }
    @{ Cmdlet = 'Set-PimRoleSetting'; Title = 'of a group'; As = 'dana'; Script = { Set-PimRoleSetting Ops-OnCall -MaximumActivationDuration 3h -PassThru } }
    @{ Cmdlet = 'Set-PimRoleSetting'; Title = 'approver by name'; As = 'dana'; Script = { Set-PimRoleSetting 'Teams Reader' -Approver 'Tier 0 Operators' -PassThru } }
    @{ Cmdlet = 'Copy-PimRoleSetting'; As = 'dana'; Script = { Copy-PimRoleSetting 'Exchange Administrator' 'Teams Reader' -Kind EntraRole -PassThru } }
    @{ Cmdlet = 'Compare-PimRoleSetting'; As = 'dana'; Script = { Compare-PimRoleSetting 'Exchange Administrator' -With 'Teams Reader' } }
    @{ Cmdlet = 'Export-PimConfiguration'; As = 'dana'; Script = { Export-PimConfiguration (Join-Path ([IO.Path]::GetTempPath()) "$([guid]::NewGuid()).yaml") -Kind EntraRole } }
    @{ Cmdlet = 'ConvertTo-PimEligibleAssignment'; As = 'dana'; Script = { ConvertTo-PimEligibleAssignment 'Security Administrator' -Justification Pester -Confirm:$false } }
    @{ Cmdlet = 'Test-PimCompliance'; As = 'emil'; Script = { Test-PimCompliance -Kind EntraRole, Group } }
    @{ Cmdlet = 'New-PimPlan'; As = 'dana'; Script = { New-PimPlan (New-PlanDocument) -Prune } }
    @{ Cmdlet = 'Invoke-PimPlan'; As = 'dana'; Before = { New-PimPlan (New-PlanDocument) -OutFile "$TestDrive/plan.json" }; Script = { Invoke-PimPlan -Path "$TestDrive/plan.json" } }
    @{ Cmdlet = 'Get-PimActivity'; As = 'emil'; Script = { Get-PimActivity 'User Administrator' ada@contoso.com } }
    @{ Cmdlet = 'Export-PimAuditLog'; As = 'emil'; Script = { $file = "$TestDrive/$([guid]::NewGuid()).jsonl"; $null = Export-PimAuditLog $file; Get-Content $file -ErrorAction Ignore | ConvertFrom-Json | ForEach-Object RecordId } }
    @{ Cmdlet = 'Export-PimRole'; As = 'dana'; Script = { Export-PimRole "$TestDrive/$([guid]::NewGuid())" -Kind EntraRole | ForEach-Object Name } }
    @{ Cmdlet = 'Compare-PimRole'; As = 'dana'; Before = { Export-PimRole "$TestDrive/roles" -Kind EntraRole }; Script = { Remove-Item "$TestDrive/roles/EntraRole/Reports Reader.json" -ErrorAction Ignore; Compare-PimRole "$TestDrive/roles" } }
    @{ Cmdlet = 'Get-PimAccessPath'; As = 'dana'; Script = { Get-PimAccessPath 'User Administrator' -Kind EntraRole } }
    @{ Cmdlet = 'Find-PimAnomaly'; As = 'emil'; Script = { Find-PimAnomaly SettingsChanged, StandingAssignment } }
    @{ Cmdlet = 'Get-PimAccessReview'; As = 'emil'; Script = { Get-PimAccessReview 'Global Administrators' } }
    @{ Cmdlet = 'Get-PimAccessReview'; Title = 'of a role'; As = 'emil'; Script = { Get-PimAccessReview -Role 'User Administrator' } }
    @{ Cmdlet = 'New-PimAccessReview'; As = 'dana'; Script = { New-PimAccessReview 'Teams Reader' cleo@contoso.com -Kind EntraRole } }
    @{ Cmdlet = 'Stop-PimAccessReview'; As = 'dana'; Script = { Stop-PimAccessReview 'Global Administrators' -Confirm:$false } }
    @{ Cmdlet = 'Get-PimAccessReviewDecision'; As = 'emil'; Script = { Get-PimAccessReviewDecision 'Global Administrators' } }
    @{ Cmdlet = 'Set-PimAccessReviewDecision'; As = 'cleo'; Script = { Set-PimAccessReviewDecision 'Global Administrators' 'Break Glass 01' Deny No } }
    @{ Cmdlet = 'Get-PimAlert'; As = 'dana'; Script = { Get-PimAlert -Kind EntraRole } }
    @{ Cmdlet = 'Set-PimAlert'; As = 'dana'; Script = { Set-PimAlert TooManyGlobal* -Kind EntraRole -Setting @{ globalAdminCountThreshold = 2 } -PassThru } }
    @{ Cmdlet = 'Get-PimAuditLog'; As = 'emil'; Script = { Get-PimAuditLog -Role 'User Administrator' -Principal ada@contoso.com } }
    @{ Cmdlet = 'Export-PimReport'; As = 'emil'; Script = {
            $report = Export-PimReport "$TestDrive/report.json" -Kind EntraRole | Get-Content -Raw | ConvertFrom-Json
            $report.tables.assignments | ForEach-Object { "$($_.Role) $($_.Principal) $($_.Holding) $($_.Use)" }
            $report.tables.activities | ForEach-Object { "$($_.Action) $($_.Role) $($_.Principal) $($_.Outcome)" }
            $report.tables.findings | Select-Object Rule, Target, Result
        }
    }
)

# Make no call to a list, or none at all. Invoke-PimRequest puts out what the service answers, whatever it is.
$local = 'Connect-Pim', 'Disconnect-Pim', 'Get-PimContext', 'Select-PimContext', 'Get-PimFavorite', 'Unregister-PimFavorite', 'Find-PimPermission', 'Get-PimDiagnostics', 'Get-PimProfile', 'Register-PimProfile', 'Unregister-PimProfile', 'Test-PimConfiguration', 'ConvertTo-PimConfiguration', 'Invoke-PimRequest', 'Get-PimBaseline', 'Get-PimPlan'

# How a list is refused.
$ways = '403', '503', 'closed port', 'malformed element'

BeforeDiscovery {
    # Every cmdlet that changes something: who runs it, how, and what it says it would do. $waiting is Ben's request, $mine Ada's.
    $changes = @(
        @{
            as        = 'ada'
            command   = 'Request-PimRoleActivation'
            arguments = "'User Administrator' -Justification Pester"
            says      = 'Activate User Administrator at Directory for 8h'
        }
        @{
            as        = 'ada'
            command   = 'Request-PimRoleExtension'
            arguments = "'Reports Reader' -Duration 30d -Justification Pester"
            says      = 'Ask to extend Reports Reader at Directory by 30d'
        }
        @{
            as        = 'ada'
            command   = 'Stop-PimRoleActivation'
            arguments = "'Security Reader'"
            says      = 'Deactivate Security Reader at Directory'
        }
        @{
            as        = 'ada'
            command   = 'Stop-PimRequest'
            arguments = '$mine'
            says      = 'Cancel the request for Exchange Administrator at Directory for Ada Ahlberg (ada@contoso.com), for 8h, justification "Pester", waiting since *, times out * (PendingApproval)'
        }
        @{
            as        = 'ada'
            command   = 'Register-PimFavorite'
            arguments = "Evening 'User Administrator'"
            says      = 'Keep the favourite Evening: User Administrator at Directory'
        }
        @{
            as        = 'ada'
            command   = 'Unregister-PimFavorite'
            arguments = 'Morning'
            says      = 'Forget the favourite Morning: User Administrator at Directory'
        }
        @{
            as        = 'ada'
            command   = 'Register-PimProfile'
            arguments = "agency contoso.us -Cloud USGov"
            says      = 'Keep the profile agency: tenant contoso.us in USGov'
        }
        @{
            as        = 'ada'
            command   = 'Unregister-PimProfile'
            arguments = 'contoso'
            says      = 'Forget the profile contoso: tenant contoso.com'
        }
        @{
            as        = 'dana'
            command   = 'Set-PimAlert'
            arguments = 'StaleSignIn -Kind EntraRole -Enabled $false'
            says      = 'Change the alert StaleSignIn at Directory: switch it off'
        }
        @{
            as        = 'cleo'
            command   = 'Approve-PimRequest'
            arguments = '$waiting Pester'
            says      = 'Approve Privileged Authentication Administrator at Directory for Ben Okafor (ben@contoso.com), for 2h, justification "Dana has a new passkey, the old one must go", waiting since *, times out *'
        }
        @{
            as        = 'cleo'
            command   = 'Deny-PimRequest'
            arguments = '$waiting Pester'
            says      = 'Deny Privileged Authentication Administrator at Directory to Ben Okafor (ben@contoso.com), for 2h, justification "Dana has a new passkey, the old one must go", waiting since *, times out *'
        }
        @{
            as        = 'dana'
            command   = 'New-PimAssignment'
            arguments = "'Teams Reader' fay@contoso.com -Duration 30d -Justification Pester"
            says      = 'Assign Eligible Teams Reader at Directory for Fay Ito for 30d'
        }
        @{
            as        = 'dana'
            command   = 'Set-PimAssignment'
            arguments = "'Reports Reader' ada@contoso.com -Duration 30d -Justification Pester"
            says      = 'Change Eligible Reports Reader at Directory for Ada Ahlberg: its end from *:* to *:*'
        }
        @{
            as        = 'dana'
            command   = 'Remove-PimAssignment'
            arguments = "'User Administrator' ada@contoso.com"
            says      = 'Remove Eligible User Administrator at Directory for Ada Ahlberg'
        }
        @{
            as        = 'dana'
            command   = 'Import-PimAssignment'
            arguments = '-InputObject ([pscustomobject]@{ Role = "Teams Reader"; Principal = "fay@contoso.com"; ' +
                'Type = "Eligible"; Duration = "30d"; Justification = "Pester" })'
            says      = 'Create 1 and change 0 assignments*'
        }
        @{
            as        = 'dana'
            command   = 'ConvertTo-PimEligibleAssignment'
            arguments = "'Security Administrator' -Kind EntraRole -Justification Pester"
            says      = 'Assign Eligible Security Administrator at Directory for Cleo Marchetti for 365d, and remove the active assignment, which has no end'
        }
        @{
            as        = 'dana'
            command   = 'New-PimAccessReview'
            arguments = "'Teams Reader' cleo@contoso.com"
            says      = "Create the access review 'Review of Teams Reader at Directory' of Teams Reader at Directory by cleo@contoso.com, for 14d from *; who is not reviewed keeps it; nothing is applied by itself"
        }
        @{
            as        = 'dana'
            command   = 'Stop-PimAccessReview'
            arguments = "'Global Administrators'"
            says      = "Stop the round of the access review 'Global Administrators' of Global Administrator that ends at *; who is not reviewed keeps it; nothing is applied by itself"
        }
        @{
            as        = 'cleo'
            command   = 'Set-PimAccessReviewDecision'
            arguments = "'Global Administrators' 'Break Glass 01' Deny No"
            says      = "Decide Deny about Break Glass 01 in the access review 'Global Administrators' of Global Administrator"
        }
        @{
            as        = 'dana'
            command   = 'Copy-PimRoleSetting'
            arguments = "'Global Administrator' 'Teams Reader' -Kind EntraRole"
            says      = 'Change the settings of Teams Reader at Directory: *'
        }
        @{
            as        = 'dana'
            command   = 'Invoke-PimPlan'
            arguments = '-Path $plan'
            says      = 'Apply the plan of plan.yaml: 1 to create, 1 to update'
        }
        @{
            as        = 'ada'
            command   = 'Invoke-PimRequest'
            arguments = "roleManagement/directory/roleAssignmentScheduleRequests/`$mine/cancel -Method Post"
            says      = 'POST https://graph.microsoft.com/v1.0/roleManagement/directory/roleAssignmentScheduleRequests/*/cancel'
        }
        @{
            as        = 'dana'
            command   = 'Set-PimRoleSetting'
            arguments = "'Teams Reader' -MaximumActivationDuration 4h"
            says      = 'Change the settings of Teams Reader at Directory: MaximumActivationDuration from * to 4h'
        }
    )
    $all = @{ changes = $changes }
}

BeforeAll {
    $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")
    Import-Module $module
    . "$PSScriptRoot/AnotherPowerShell.ps1"
    $powershell, $library = Get-PowerShellCommand
    $savedConfig = $env:PIMTOOLS_CONFIG
    $env:PIMTOOLS_CONFIG = Join-Path ([IO.Path]::GetFullPath($TestDrive)) config

    # The tenant before each change, and all there is in it: what a change would show in. As text, for other processes.
    $start = @'
$ErrorActionPreference = 'Stop'
$files = 'favorites.json', 'profiles.json' | ForEach-Object { Join-Path $env:PIMTOOLS_CONFIG $_ }
$files | Where-Object { Test-Path $_ } | Remove-Item
foreach ($user in 'cleo', 'emil', 'dana', 'ada') { $null = Connect-Pim -Emulator -As $user -Name $user -Reset:($user -eq 'cleo') }
$waiting = (Get-PimRequest -PendingMyApproval -Kind EntraRole -Context cleo).Id
$mine = (Request-PimRoleActivation 'Exchange Administrator' -Justification 'Pester' -Context ada).Id
$null = Register-PimFavorite Morning 'User Administrator' -Context ada
$null = Register-PimProfile contoso contoso.com
$plan = Join-Path $env:PIMTOOLS_CONFIG plan.json
Set-Content (Join-Path $env:PIMTOOLS_CONFIG plan.yaml) 'version: 1', 'settings:', '  - { role: Teams Reader, activation: { maximumDuration: 4h } }', 'assignments:', '  - { role: Teams Reader, type: Eligible, principal: fay@contoso.com, duration: 30d }'
$null = New-PimPlan (Join-Path $env:PIMTOOLS_CONFIG plan.yaml) -OutFile $plan -Context dana
function Get-State {
    Get-PimAssignment -Kind EntraRole -Context dana | ForEach-Object { "$_ until $($_.End)" }
    Get-PimRequest -Kind EntraRole -Context dana | ForEach-Object { "$($_.Id) $_" }
    Get-PimRoleSetting -Modified -Kind EntraRole -Context dana | ForEach-Object { "$_ $($_.LastModified.Ticks)" }
    Get-PimAuditLog -Context emil | ForEach-Object { $_.Id }
    Get-PimAccessReview -Context emil | ForEach-Object { "$($_.Id) $($_.InstanceStatus)" }
    Get-PimAccessReviewDecision -Context emil | ForEach-Object { "$($_.Id) $($_.Decision)" }
    $files | Where-Object { Test-Path $_ } | ForEach-Object { Get-Content $_ -Raw }
}
$ErrorActionPreference = 'Continue'
'@

    function Invoke-Fresh([string] $Script) {
        $output = & $powershell $library -NoProfile -NonInteractive -Command "Import-Module '$module'; $Script" 2>&1
        [pscustomobject]@{ Output = @($output | ForEach-Object { "$_" }); ExitCode = $LASTEXITCODE }
    }
}

AfterAll {
    $env:PIMTOOLS_CONFIG = $savedConfig
    $null = Disconnect-Pim -All
}

Describe 'Cmdlets that change something' -ForEach $all {
    BeforeAll {
        # All of them in one process where nobody can be asked: with -WhatIf, with -Confirm, and without being asked.
        $script = foreach ($change in $changes) {
            @"
'== $($change.command)'
$start
`$null = Select-PimContext $($change.as)
`$before = Get-State
$($change.command) $($change.arguments) -WhatIf
try { `$null = $($change.command) $($change.arguments) -Confirm } catch { "refused: `$_" }
if (-not (Compare-Object `$before (Get-State))) { 'nothing changed' }
`$ConfirmPreference = 'Low'
`$null = $($change.command) $($change.arguments) -Confirm:`$false
if (`$?) { 'done' }
if (Compare-Object `$before (Get-State)) { 'changed' }
`$ConfirmPreference = 'High'
"@
        }
        $file = Join-Path $TestDrive changes.ps1
        Set-Content $file ("Import-Module '$module'", $script) -Encoding UTF8
        $said = @{}
        foreach ($line in & $powershell $library -NoProfile -NonInteractive -File $file) {
            if ($line -match '^== (.+)') { $current = $Matches[1]; $said[$current] = @() } else { $said[$current] += $line }
        }
    }

    It 'are all looked at here' {
        $supports = Get-Command -Module PimTools -CommandType Cmdlet | Where-Object { $_.Parameters.ContainsKey('WhatIf') }

        # Disconnect-Pim changes nothing in the tenant; KeptSignIn.Tests.ps1 looks at what it deletes here, and others at the files
        # that the rest of these write.
        $files = 'Export-PimAuditLog', 'Export-PimConfiguration', 'Export-PimReport', 'Export-PimRole', 'ConvertTo-PimConfiguration', 'New-PimPlan'
        $supports.Name | Where-Object { $_ -ne 'Disconnect-Pim' -and $_ -notin $files } | Sort-Object | Should -Be ($changes.command | Sort-Object)
    }

    Context '<_.command>' -ForEach $changes {
        It 'changes nothing under -WhatIf, and sends nothing but what reads or validates' {
            . ([scriptblock]::Create($start))
            $null = Select-PimContext $_.as
            $before = Get-State
            $trace = & ([scriptblock]::Create("$($_.command) $($_.arguments) -WhatIf -Verbose")) 4>&1 2>&1

            $trace | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | Should -BeNullOrEmpty
            $trace | Where-Object { "$_" -match '^(PATCH|PUT|DELETE) ' } | Should -BeNullOrEmpty
            Compare-Object $before (Get-State) | Should -BeNullOrEmpty
        }

        It 'says under -WhatIf what it would do' {
            $said[$_.command] -like "What if: $($_.says)" | Should -HaveCount 1 -Because ($said[$_.command] -join [Environment]::NewLine)
        }

        It 'asks with -Confirm, and where nobody can be asked it fails, neither waiting nor doing it' {
            $said[$_.command] -like 'refused: *NonInteractive mode*' | Should -HaveCount 1
            $said[$_.command] | Should -Contain 'nothing changed'
        }

        It 'does it with -Confirm:$false, also where nobody can be asked' {
            $said[$_.command] | Should -Contain 'done'
            $said[$_.command] | Should -Contain 'changed'
        }
    }
}

Describe 'Remove-PimAssignment, which takes something away,' {
    It 'asks without being told to' {
        $fresh = Invoke-Fresh "$start; Remove-PimAssignment 'User Administrator' ada@contoso.com -Context dana; (Get-PimAssignment 'User Administrator' -Context dana).Type"

        "$($fresh.Output)" | Should -Match 'NonInteractive mode'
        $fresh.Output[-1] | Should -Be 'Eligible'
    }
}

Describe 'Scripts' {
    BeforeEach {
        $null = Connect-Pim -Emulator -Reset
    }

    It 'stop at an error with -ErrorAction Stop, or the preference' {
        { Get-PimRole 'Nothing' -ErrorAction Stop } | Should -Throw -ErrorId 'RoleNotFound,PimTools.Commands.GetPimRoleCommand'
        { $ErrorActionPreference = 'Stop'; Get-PimRole 'Nothing' } | Should -Throw -ErrorId 'RoleNotFound,PimTools.Commands.GetPimRoleCommand'
    }

    It 'go on after an error otherwise, and find it in $Error, -ErrorVariable and $?' {
        $Error.Clear()
        $roles = Get-PimRole 'Nothing', 'Global Reader' -ErrorVariable failures -ErrorAction SilentlyContinue
        $worked = $?

        $worked | Should -BeFalse
        $roles.Name | Should -Be 'Global Reader'
        $failures | Should -HaveCount 1
        $Error | Should -HaveCount 1
    }

    It 'end with an exit code other than 0 when the last command failed: <what>' -ForEach @(
        @{ what = 'an item'; script = "`$null = Connect-Pim -Emulator; Get-PimRole 'Nothing'" }
        @{ what = 'all of it'; script = 'Get-PimRole' }
        @{ what = 'with Stop'; script = "`$ErrorActionPreference = 'Stop'; `$null = Connect-Pim -Emulator; Get-PimRole 'Nothing'; 'went on'" }
        @{ what = 'the sign-in'; script = 'Connect-Pim -Emulator -As nobody' }
    ) {
        $fresh = Invoke-Fresh $script

        $fresh.ExitCode | Should -Be 1
        $fresh.Output | Should -Not -Contain 'went on'
    }

    It 'end with exit code 0 when all went well; waiting for approval is well' {
        $fresh = Invoke-Fresh "`$null = Connect-Pim -Emulator; (Request-PimRoleActivation 'Exchange Administrator' -Justification Pester).Status"

        $fresh.Output | Should -Be 'PendingApproval'
        $fresh.ExitCode | Should -Be 0
    }

    It 'read without writing' {
        . ([scriptblock]::Create($start))
        $before = Get-State
        $trace = & {
            Get-PimAssignment -Kind EntraRole; Get-PimRole -Kind EntraRole; Get-PimScope -Kind EntraRole; Get-PimRequest -Kind EntraRole
            Get-PimRoleSetting -Kind EntraRole; Get-PimFavorite; Get-PimAuditLog -Context emil; Get-PimApprover 'Exchange Administrator' -Kind EntraRole; Wait-PimRequest $mine
        } 6>&1 2>$null

        $trace.Count | Should -BeGreaterThan 100
        Compare-Object $before (Get-State) | Should -BeNullOrEmpty
    }
}

# A day of PIM on the embedded tenant. Each step is shown as you would type it, then run.
param([Parameter(Mandatory)] [string] $Module)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Step([string] $Story, [scriptblock] $Command) {
    Write-Host
    Write-Host "# $Story" -ForegroundColor Green
    $prompt = 'PS> '
    foreach ($line in $Command.ToString().Trim() -split "`r?`n") {
        Write-Host "$prompt$($line.Trim())" -ForegroundColor Cyan
        $prompt = if ($line.EndsWith('|')) { '>>    ' } else { 'PS> ' }
    }
    . $Command | Out-String -Width 110 | ForEach-Object { $_.Trim("`r", "`n") } | Where-Object { $_ } | Write-Host
}

Write-Host "A day of PIM, played by the cmdlets in PowerShell $($PSVersionTable.PSVersion). Each line after PS> is what you would type."

Step 'Start: the module, and a tenant to try it on.' {
    Import-Module $Module
    Connect-Pim -Emulator -As dana -Name dana
}

Step 'Dana, who administers PIM, makes Ada eligible for another role.' {
    New-PimAssignment 'Teams Administrator' -Principal ada@contoso.com -Duration 90d -Justification 'Rolls out Teams this quarter.'
}

Step 'Ada starts her day: what can she be, and what is she now?' {
    Connect-Pim -Emulator -As ada -Name ada
    Get-PimAssignment -Mine
}

Step 'She looks before she leaps.' {
    Request-PimRoleActivation 'User Administrator' -Justification 'Morning rounds' -WhatIf
}

Step 'A plain name is enough. The duration is as long as the policy allows.' {
    Request-PimRoleActivation 'User Administrator' -Justification 'Morning rounds' -Wait
}

Step 'Another role needs approval: that is an answer, not an error.' {
    Request-PimRoleActivation 'Exchange*' -Justification 'Mail flow is stuck' -Wait | Format-List
}

Step 'Cleo approves. First she says no.' {
    Connect-Pim -Emulator -As cleo -Name cleo
    Get-PimRequest -PendingMyApproval
    Get-PimRequest -PendingMyApproval -Principal ada@contoso.com | Deny-PimRequest -Justification 'Not during the change freeze.'
}

Step 'Ada asks again, and Cleo agrees.' {
    Request-PimRoleActivation 'Exchange Administrator' -Justification 'The freeze is over' -Context ada |
        Approve-PimRequest -Justification 'Go ahead.' -Context cleo
}

Step 'Dana finds eight hours long for User Administrator. Only the rule that changes is sent.' {
    Connect-Pim -Emulator -As dana -Name dana
    Set-PimRoleSetting 'User Administrator' -MaximumActivationDuration 4h -PassThru
}

Step 'Who did what today? Emil, the auditor, may read it.' {
    Connect-Pim -Emulator -As emil -Name emil
    Get-PimAuditLog -Since 10m
}

Step 'Time passes, and Ada gives back what she no longer needs.' {
    (Get-PimContext).Emulator.Advance('01:00')
    Stop-PimRoleActivation -All -Context ada
}

Step 'Dana hardens a role as code. How many recommendations does it miss?' {
    Set-Location $PSScriptRoot
    Get-Content pim.yaml
    @(Test-PimCompliance -Kind EntraRole -Result Fail -Context dana | Where-Object Target -Like 'User Administrator*').Count
}

Step 'She plans: every field from what to what, and nothing is sent.' {
    New-PimPlan pim.yaml -OutFile plan.json -Context dana | ForEach-Object ToText
}

Step 'She applies exactly this plan. Then nothing is left to do, and the role misses none.' {
    Invoke-PimPlan -Path plan.json -Context dana -Confirm:$false -WarningAction Ignore
    (New-PimPlan pim.yaml -Context dana).Summary
    @(Test-PimCompliance -Kind EntraRole -Result Fail -Context dana | Where-Object Target -Like 'User Administrator*').Count
}

Step 'At last: does the tenant comply? What is not met has a command line that mends it.' {
    Test-PimCompliance CIS -Kind EntraRole -BreakGlass breakglass@contoso.com -Result Fail, CannotTell -Context emil
}

Write-Host
Write-Host 'That was a day of PIM: assigned, activated, denied, approved, tightened, audited, given back, planned, applied and checked.'

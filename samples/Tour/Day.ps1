# A day of PIM on the embedded tenant. Each step is shown as you would type it, then run.
param([Parameter(Mandatory)] [string] $Module)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Step([string] $Story, [scriptblock] $Command) {
    Write-Host
    Write-Host "# $Story" -ForegroundColor Green
    $text = ($Command.ToString().Trim() -split "`r?`n").ForEach{ $_.Trim() } -join "`nPS> "
    Write-Host "PS> $text" -ForegroundColor Cyan
    . $Command | Out-String -Width 110 | ForEach-Object { $_.Trim("`r", "`n") } | Where-Object { $_ } | Write-Host
}

Step 'Start: the module, and a tenant to try it on.' {
    Import-Module $Module
    Connect-Pim -Emulator -As dana
}

Step 'Dana, who administers PIM, makes Ada eligible for another role.' {
    New-PimAssignment 'Teams Administrator' -Principal ada@contoso.com -Duration 90d -Justification 'Rolls out Teams this quarter.'
}

Step 'Ada starts her day: what can she be, and what is she now?' {
    $ada = Connect-Pim -Emulator -As ada
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
    $cleo = Connect-Pim -Emulator -As cleo
    Get-PimRequest -PendingMyApproval
    Get-PimRequest -PendingMyApproval -Principal ada@contoso.com | Deny-PimRequest -Justification 'Not during the change freeze.'
}

Step 'Ada asks again, and Cleo agrees.' {
    $request = Request-PimRoleActivation 'Exchange Administrator' -Justification 'The freeze is over' -Context $ada
    $request | Approve-PimRequest -Justification 'Go ahead.' -Context $cleo
}

Step 'Dana finds eight hours long for User Administrator. Only the rule that changes is sent.' {
    $dana = Connect-Pim -Emulator -As dana
    Set-PimRoleSetting 'User Administrator' -MaximumActivationDuration 4h -PassThru
}

Step 'Who did what today?' {
    Get-PimAuditLog -Since 10m
}

Step 'Time passes, and Ada gives back what she no longer needs.' {
    (Get-PimContext).Emulator.Advance('01:00')
    Stop-PimRoleActivation -All -Context $ada
}

Write-Host
Write-Host 'That was a day of PIM: assigned, activated, denied, approved, tightened, audited and given back.'

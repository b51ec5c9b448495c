# A process that applies a plan is killed at one write after another, before the tenant takes it or before the answer comes: the same plan completes the rest.
BeforeDiscovery {
    # Each takes some seconds: a few of them anywhere, all in CI.
    $moments = foreach ($write in 1..9) { foreach ($answer in $false, $true) { @{ Write = $write; Answer = $answer } } }
    $some = if ($env:CI -eq 'true') { $moments } else { $moments[0], $moments[9], $moments[14], $moments[17] }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/LoopbackHost.ps1"
    . "$PSScriptRoot/AnotherPowerShell.ps1"

    # Graph and Azure are told apart by the host's name, as with the service.
    function Connect-Both([string] $Address) {
        $graph, $azure = '', '&audience=https://management.azure.com' | ForEach-Object {
            ConvertTo-SecureString (Get-EmulatorToken ([pscustomobject]@{ Address = $Address }) "user=dana$_") -AsPlainText -Force
        }
        Connect-Pim -AccessToken $graph -ArmAccessToken $azure -GraphEndpoint $Address -ArmEndpoint $Address.Replace('127.0.0.1', 'localhost') -Name dana
    }

    # What the plan asked for, as one text each.
    function Get-Asked {
        Get-PimRequest -Kind EntraRole, Group, AzureRole | Where-Object { $_.Justification -eq 'Killed' -and $_.Status -ne 'Failed' } |
            ForEach-Object { "$($_.Action) $($_.Role.Name) $($_.Principal)" } | Sort-Object
    }

    $emulator = Start-EmulatorHost
    $root = "$($emulator.Address)/_emulator"
    $document = "$TestDrive/pim.yaml"
    Set-Content $document @'
version: 1
breakGlass: [breakglass@contoso.com]
settings:
  - { role: Reports Reader, active: { allowPermanent: false, maximumDuration: 30d, requires: [Justification] } }
  - { role: Teams Reader, activation: { maximumDuration: 2h } }
  - { group: Ops-OnCall, access: Member, eligible: { allowPermanent: true } }
  - { role: Contributor, kind: AzureRole, scope: Contoso Sandbox, activation: { maximumDuration: 1h } }
assignments:
  - { role: Reports Reader, type: Eligible, principal: ada@contoso.com, duration: 60d }
  - { role: Reports Reader, type: Eligible, principal: ben@contoso.com, duration: 60d }
  - { role: Teams Reader, type: Eligible, principal: cleo@contoso.com, duration: 30d }
  - { role: Global Administrator, type: Eligible, principal: dana@contoso.com }
  - { group: Ops-OnCall, access: Member, type: Eligible, principal: cleo@contoso.com, permanent: true }
  - { role: Reader, kind: AzureRole, scope: Contoso Sandbox, type: Eligible, principal: cleo@contoso.com, duration: 30d }
'@
}

AfterAll {
    $null = Disconnect-Pim -All
    Stop-EmulatorHost $emulator
}

Describe 'A plan whose process is killed' {
    BeforeEach {
        $null = Invoke-RestMethod "$root/reset" -Method Post
        $null = Connect-Both $emulator.Address
        $null = New-PimPlan $document -Prune -Justification Killed -OutFile "$TestDrive/plan.json"
    }

    It 'has a write for each moment, and asks for each step once when nothing happens' {
        # A connection that remembers nothing, as that of another process.
        $null = Connect-Both $emulator.Address
        $null = Invoke-RestMethod "$root/hold?write=0&answer=false" -Method Post
        (Invoke-PimPlan -Path "$TestDrive/plan.json" -Confirm:$false -WarningAction Ignore).Result | Group-Object -NoElement | ForEach-Object { "$($_.Count) $($_.Name)" } | Should -Be '1 Planned', '4 Created', '5 Updated', '3 Removed'

        (Invoke-RestMethod "$root/hold").writes | Should -BeGreaterOrEqual 9
        Get-Asked | Should -HaveCount 8
    }

    It 'at write <Write>, with its answer alone lost: <Answer>' -ForEach $some {
        Set-Content "$TestDrive/apply.ps1" @"
Import-Module '$PSScriptRoot/../../out/PimTools'
. '$PSScriptRoot/LoopbackHost.ps1'
function Connect-Both { ${function:Connect-Both} }
`$null = Connect-Both '$($emulator.Address)'
`$null = Invoke-PimPlan -Path '$TestDrive/plan.json' -Confirm:`$false 3>&1
"@
        $null = Invoke-RestMethod "$root/hold?write=$Write&answer=$Answer" -Method Post
        $process = Start-PowerShell '-File', "$TestDrive/apply.ps1"
        while (-not (Invoke-RestMethod "$root/hold").isHolding -and -not $process.HasExited) { Start-Sleep -Milliseconds 20 }
        $process.HasExited | Should -BeFalse
        $process.Kill()
        $process.WaitForExit()
        $null = Invoke-RestMethod "$root/hold?write=0&answer=false" -Method Post

        $rows = Invoke-PimPlan -Path "$TestDrive/plan.json" -Confirm:$false -WarningAction Ignore

        $rows | Should -HaveCount 13
        $rows.Result | Should -BeIn 'Planned', 'Created', 'Updated', 'Removed', 'Unchanged'
        $left = New-PimPlan $document -Prune -Justification Killed
        $left.HasChanges | Should -BeFalse -Because $left.ToText()
        Get-Asked | Should -Be @(
            'AdminAssign Ops-OnCall Cleo Marchetti', 'AdminAssign Reader Cleo Marchetti', 'AdminAssign Reports Reader Ben Okafor', 'AdminAssign Teams Reader Cleo Marchetti'
            'AdminExtend Reports Reader Ada Ahlberg'
            'AdminRemove Contributor Ada Ahlberg', 'AdminRemove Ops-OnCall Ada Ahlberg', 'AdminRemove Reports Reader Emil Novak'
        )
        Get-PimAssignment 'Global Administrator' -Type Active | ForEach-Object { "$($_.Principal) $($_.End)" } | Should -Be 'Break Glass 01 '
    }
}

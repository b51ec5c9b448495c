# What asks for an extension or a renewal has no approver: who tries to decide it is told what to type instead.
BeforeDiscovery {
    $kinds = @(
        @{ Kind = 'EntraRole'; Role = 'User Administrator'; Scope = 'Directory' }
        @{ Kind = 'EntraRole'; Role = 'Helpdesk Administrator'; Scope = 'Helsinki Office' }
        @{ Kind = 'Group'; Role = 'Ops-OnCall'; Scope = 'Ops-OnCall' }
        @{ Kind = 'AzureRole'; Role = 'Contributor'; Scope = 'Contoso Sandbox' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe '<Kind>, <Scope>: what waits for an administrator' -ForEach $kinds {
    BeforeEach {
        $null = Connect-Pim -Emulator -As ben -Name ben -Reset
        $null = Connect-Pim -Emulator -As dana -Name dana
        $of = @{ Scope = $Scope; Kind = $Kind }
        $null = New-PimAssignment $Role ben@contoso.com @of -Duration 5d -Justification 'Pester'
        $request = Request-PimRoleExtension $Role @of -Duration 30d -Justification 'Longer' -Context ben
    }

    It 'is not approved, and the error is the command that grants it' {
        $waiting = Get-PimRequest -Status PendingAdminDecision -Kind $Kind | Where-Object Id -EQ $request.Id
        $waiting | Approve-PimRequest -Justification "It's fine" -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $failures[0].FullyQualifiedErrorId | Should -Be 'NotDecidable,PimTools.Commands.ApprovePimRequestCommand'
        $failures[0].CategoryInfo.Category | Should -Be 'InvalidOperation'
        $command = $failures[0].ErrorDetails.RecommendedAction -replace '^.*?(?=Set-PimAssignment)'
        (Invoke-Expression $command).Justification | Should -Be "It's fine"

        (Get-PimRequest $request.Id).Status | Should -Be 'Provisioned'
        $held = Get-PimAssignment $Role -Principal ben@contoso.com @of -Type Eligible | Where-Object MemberType -EQ 'Direct'
        [math]::Abs(($held.End - $request.End).TotalMinutes) | Should -BeLessThan 1
    }

    It 'is not denied, and the error says how it is withdrawn' {
        Deny-PimRequest $request.Id 'No' -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $failures[0].FullyQualifiedErrorId | Should -Be 'NotDecidable,PimTools.Commands.DenyPimRequestCommand'
        $failures[0].ErrorDetails.RecommendedAction | Should -BeLike "Stop-PimRequest $($request.Id)*"
        $null = Stop-PimRequest $request.Id
        (Get-PimRequest $request.Id).Status | Should -Be 'Canceled'
    }
}

Describe 'A decision about an extension' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As ben -Name ben -Reset
        $null = Connect-Pim -Emulator -As dana -Name dana
    }

    It 'is refused under -WhatIf as well' {
        $request = Request-PimRoleExtension 'License Administrator' -Duration 30d -Justification 'Again' -Context ben

        { Approve-PimRequest $request 'Yes' -WhatIf -ErrorAction Stop } | Should -Throw -ErrorId 'NotDecidable*' -ExpectedMessage '*renewal of License Administrator*'
    }
}

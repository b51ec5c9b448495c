BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'Request-PimRoleExtension' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Name dana -Reset
        $null = Connect-Pim -Emulator -As ada -Name ada
    }

    It 'asks for a longer time before an assignment ends' {
        $request = Request-PimRoleExtension 'Reports Reader' -Duration 30d -Justification 'Next quarter, too'

        $request.Action | Should -Be 'SelfExtend'
        $request.Status | Should -Be 'PendingAdminDecision'
        $request.IsPending | Should -BeTrue
        $request.Type | Should -Be 'Eligible'
        $request.Justification | Should -Be 'Next quarter, too'
    }

    It 'asks for another time after it has ended' {
        $null = Connect-Pim -Emulator -As ben
        $request = Request-PimRoleExtension 'License Administrator' -Duration 30d -Justification 'Pester'

        $request.Action | Should -Be 'SelfRenew'
        $request.Status | Should -Be 'PendingAdminDecision'
    }

    It 'takes what ends soon from the pipeline, eligible and active, and goes on past what cannot be extended' {
        $null = New-PimAssignment 'Teams Reader' ada@contoso.com -Type Active -Duration 2d -Justification 'Pester' -Context dana
        $soon = Get-PimAssignment -Mine -ExpiringWithin 7d -Kind EntraRole
        $requests = $soon | Request-PimRoleExtension -Duration 30d -Justification 'Pester' -ErrorVariable failures -ErrorAction SilentlyContinue

        $soon.Type | Select-Object -Unique | Sort-Object | Should -Be 'Eligible', 'Active'
        $requests.Role.Name | Sort-Object | Should -Be 'Reports Reader', 'Teams Reader'
        ($requests | Sort-Object { $_.Role.Name }).Type | Should -Be 'Eligible', 'Active'
        $failures | Should -HaveCount 1
        "$($failures[0].TargetObject)" | Should -Match 'Security Reader' -Because 'an activation is not extended but made anew'
    }

    It 'is seen by whoever runs PIM, who grants it by changing the end' {
        $null = Request-PimRoleExtension 'Reports Reader' -Duration 30d -Justification 'Pester'

        (Get-PimRequest -Status PendingAdminDecision -Kind EntraRole -Context dana).Principal.DisplayName | Should -Be 'Ada Ahlberg'
    }

    It 'names the way to make an activation last longer, by name and from the pipeline' {
        $active = Get-PimAssignment 'Security Reader' -Mine -Type Active
        $active.State | Should -Be 'Activated'

        $null = Request-PimRoleExtension 'Security Reader' -Type Active -Duration 2h -Justification 'Pester' -ErrorVariable failures -ErrorAction SilentlyContinue
        $null = $active | Request-PimRoleExtension -Duration 2h -Justification 'Pester' -ErrorVariable +failures -ErrorAction SilentlyContinue

        $failures | Should -HaveCount 2
        $failures | ForEach-Object {
            "$_" | Should -BeLike 'Security Reader at Directory is active because you activated it*'
            $_.ErrorDetails.RecommendedAction | Should -BeLike 'Request-PimRoleActivation -Extend*'
        }
    }

    It 'passes activations by where a wildcard is given' {
        Request-PimRoleExtension 'Security R*' -Type Active -Duration 2h -Justification 'Pester' -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'is asked once: a second one is refused' {
        $null = Request-PimRoleExtension 'Reports Reader' -Duration 30d -Justification 'Pester'

        { Request-PimRoleExtension 'Reports Reader' -Duration 60d -Justification 'Pester' -ErrorAction Stop } |
            Should -Throw -ErrorId 'PendingRequestExists,PimTools.Commands.RequestPimRoleExtensionCommand'
    }

    It 'refuses <what>' -ForEach @(
        @{ what = 'what has no end'; role = 'User Administrator'; id = 'InvalidParameter' }
        @{ what = 'what one does not have'; role = 'Global Administrator'; id = 'AssignmentNotFound' }
    ) {
        $null = Request-PimRoleExtension $role -Duration 30d -Justification 'Pester' -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures[0].FullyQualifiedErrorId | Should -Be "$id,PimTools.Commands.RequestPimRoleExtensionCommand"
        $failures[0].TargetObject | Should -Be $role
    }

    It 'means the membership of a group by its plain name, and one scope' {
        foreach ($access in 'Member', 'Owner') {
            $null = New-PimAssignment Ops-OnCall emil@contoso.com -Access $access -Duration 5d -Justification 'Pester' -Context dana
        }

        foreach ($unit in 'Helsinki Office', 'Boston Office') {
            $null = New-PimAssignment 'Helpdesk Administrator' emil@contoso.com -Scope $unit -Duration 5d -Justification 'Pester' -Context dana
        }

        $null = Connect-Pim -Emulator -As emil

        (Request-PimRoleExtension Ops-OnCall -Duration 30d -Justification 'Pester').Role.Access | Should -Be 'Member'
        { Request-PimRoleExtension 'Helpdesk Administrator' -Duration 30d -Justification 'Pester' -ErrorAction Stop } |
            Should -Throw -ErrorId 'ScopeAmbiguous,PimTools.Commands.RequestPimRoleExtensionCommand'
        (Request-PimRoleExtension 'Helpdesk Administrator' -Scope * -Duration 30d -Justification 'Pester').Scope.DisplayName | Sort-Object |
            Should -Be 'Boston Office', 'Helsinki Office'
    }

    It 'wants a duration and a justification' {
        $parameters = (Get-Command Request-PimRoleExtension).Parameters
        foreach ($name in 'Duration', 'Justification') {
            $parameters[$name].Attributes.Where{ $_ -is [Parameter] }.Mandatory | Should -BeTrue
        }
    }
}

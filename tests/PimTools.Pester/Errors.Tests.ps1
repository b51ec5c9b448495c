BeforeDiscovery {
    # What goes wrong, for whom, and what the person is told. Scripts run in the emulated tenant as it is at its start.
    $cases = @(
        @{ what = 'an unknown role'; as = 'ada'; script = { Get-PimRole 'Usr Administrator' -Kind EntraRole }
            id = 'RoleNotFound'; command = 'GetPimRole'; category = 'ObjectNotFound'; target = 'Usr Administrator'; remedy = 'User Administrator' }
        @{ what = 'an unknown role to assign'; as = 'dana'; script = { New-PimAssignment 'Usr Administrator' ada@contoso.com }
            id = 'RoleNotFound'; command = 'NewPimAssignment'; category = 'ObjectNotFound'; target = 'Usr Administrator'; remedy = 'User Administrator' }
        @{ what = 'a role one is not eligible for'; as = 'ada'; script = { Request-PimRoleActivation 'Global Administrator' -Justification 'Pester' }
            id = 'NotEligible'; command = 'RequestPimRoleActivation'; category = 'PermissionDenied'; target = 'Global Administrator'; remedy = 'User Administrator' }
        @{ what = 'a wildcard that means no role one is eligible for'; as = 'ada'; script = { Request-PimRoleActivation 'Zz*' -Justification 'Pester' }
            id = 'NotEligible'; command = 'RequestPimRoleActivation'; category = 'PermissionDenied'; target = 'Zz*'; remedy = 'You are eligible for: .*, .*, .* and 8 more' }
        @{ what = 'a wildcard where one role is needed'; as = 'dana'; script = { New-PimAssignment 'User*' ada@contoso.com }
            id = 'InvalidParameter'; command = 'NewPimAssignment'; category = 'InvalidArgument'; target = 'User*'; remedy = 'one name or id' }
        @{ what = 'an unknown scope of an activation'; as = 'ada'; script = { Request-PimRoleActivation 'User Administrator' -Scope 'Nowhere' -Justification 'Pester' }
            id = 'ScopeNotFound'; command = 'RequestPimRoleActivation'; category = 'ObjectNotFound'; target = 'Nowhere'; remedy = 'Directory.*No other scope was used instead' }
        @{ what = 'an unknown scope of an assignment'; as = 'dana'; script = { New-PimAssignment 'Helpdesk Administrator' ben@contoso.com -Scope 'Bosten Office' }
            id = 'ScopeNotFound'; command = 'NewPimAssignment'; category = 'ObjectNotFound'; target = 'Bosten Office'; remedy = 'Boston Office' }
        @{ what = 'a duration over the policy'; as = 'ada'; script = { Request-PimRoleActivation 'User Administrator' -Duration 9h -Justification 'Pester' }
            id = 'DurationTooLong'; command = 'RequestPimRoleActivation'; category = 'InvalidArgument'; target = 'User Administrator'; remedy = '-Duration 8h' }
        @{ what = 'a duration under five minutes'; as = 'ada'; script = { Request-PimRoleActivation 'User Administrator' -Duration 4m -Justification 'Pester' }
            id = 'InvalidDuration'; command = 'RequestPimRoleActivation'; category = 'InvalidArgument'; target = 'User Administrator'; remedy = '5 minutes' }
        @{ what = 'a missing justification'; as = 'ada'; script = { Request-PimRoleActivation 'User Administrator' }
            id = 'JustificationRequired'; command = 'RequestPimRoleActivation'; category = 'InvalidArgument'; target = 'User Administrator'; remedy = '-Justification' }
        @{ what = 'a missing ticket'; as = 'ben'; script = { Request-PimRoleActivation 'Intune Administrator' -Justification 'Pester' }
            id = 'TicketRequired'; command = 'RequestPimRoleActivation'; category = 'InvalidArgument'; target = 'Intune Administrator'; remedy = '-TicketNumber' }
        @{ what = 'a role that is not active'; as = 'ada'; script = { Stop-PimRoleActivation 'User Administrator' }
            id = 'NotActive'; command = 'StopPimRoleActivation'; category = 'ObjectNotFound'; target = 'User Administrator'; remedy = 'Security Reader' }
        @{ what = 'an unknown principal'; as = 'dana'; script = { New-PimAssignment 'Teams Reader' nobody@contoso.com }
            id = 'PrincipalNotFound'; command = 'NewPimAssignment'; category = 'ObjectNotFound'; target = 'nobody@contoso.com'; remedy = 'user principal name' }
        @{ what = 'a mistyped principal'; as = 'dana'; script = { New-PimAssignment 'Teams Reader' bn@contoso.com }
            id = 'PrincipalNotFound'; command = 'NewPimAssignment'; category = 'ObjectNotFound'; target = 'bn@contoso.com'; remedy = 'Candidates: ben@contoso.com' }
        @{ what = 'an assignment there is not'; as = 'dana'; script = { Set-PimAssignment 'Teams Reader' ada@contoso.com -Duration 1d }
            id = 'AssignmentNotFound'; command = 'SetPimAssignment'; category = 'ObjectNotFound'; target = 'ada@contoso.com'; remedy = 'Get-PimAssignment.*30 days' }
        @{ what = 'an unknown context'; as = 'ada'; script = { Get-PimRole -Context nowhere }
            id = 'ContextNotFound'; command = 'GetPimRole'; category = 'ObjectNotFound'; target = 'nowhere'; remedy = 'ada' }
        @{ what = 'an unknown request'; as = 'ada'; script = { Get-PimRequest 00000000-0000-4000-8000-000000000001 }
            id = 'RequestNotFound'; command = 'GetPimRequest'; category = 'ObjectNotFound'; target = '00000000-0000-4000-8000-000000000001'; remedy = 'Get-PimRequest' }
        @{ what = 'an id that is none'; as = 'ada'; script = { Get-PimRequest 'last week' }
            id = 'RequestNotFound'; command = 'GetPimRequest'; category = 'ObjectNotFound'; target = 'last week'; remedy = 'Get-PimRequest' }
        @{ what = "a decision that is somebody else's"; as = 'dana'; script = { Approve-PimRequest $waiting 'Pester' }
            id = 'NotApprover'; command = 'ApprovePimRequest'; category = 'PermissionDenied'; target = '<waiting>'; remedy = 'Get-PimApprover' }
        @{ what = 'a decision that was made'; as = 'cleo'; script = { $null = Approve-PimRequest $waiting 'Pester'; Deny-PimRequest $waiting 'Pester' }
            id = 'AlreadyDecided'; command = 'DenyPimRequest'; category = 'InvalidOperation'; target = '<waiting>'; remedy = 'Get-PimRequest' }
        @{ what = 'a request that is past canceling'; as = 'ada'; script = { Stop-PimRequest (Request-PimRoleActivation 'User Administrator' -Justification 'Pester').Id }
            id = 'NotCancelable'; command = 'StopPimRequest'; category = 'InvalidOperation'; target = $null; remedy = 'Stop-PimRoleActivation' }
        @{ what = "reading others' assignments as a plain user"; as = 'fay'; script = { Get-PimAssignment 'User Administrator' -Kind EntraRole }
            id = 'PermissionMissing'; command = 'GetPimAssignment'; category = 'PermissionDenied'; target = 'User Administrator'; remedy = 'Global Reader' }
        @{ what = 'assigning as a plain user'; as = 'fay'; script = { New-PimAssignment 'Teams Reader' fay@contoso.com -Permanent -Justification 'Pester' }
            id = 'PermissionMissing'; command = 'NewPimAssignment'; category = 'PermissionDenied'; target = 'fay@contoso.com'; remedy = 'Privileged Role Administrator|Global Reader' }
        @{ what = 'changing a setting as a plain user'; as = 'fay'; script = { Set-PimRoleSetting 'Teams Reader' -MaximumActivationDuration 1h }
            id = 'PermissionMissing'; command = 'SetPimRoleSetting'; category = 'PermissionDenied'; target = 'Teams Reader'; remedy = 'Privileged Role Administrator' }
        @{ what = 'the audit log without the role for it'; as = 'fay'; script = { Get-PimAuditLog }
            id = 'PermissionMissing'; command = 'GetPimAuditLog'; category = 'PermissionDenied'; target = $null; remedy = 'Reports Reader' }
        @{ what = 'an application that is to be eligible'; as = 'dana'; script = { New-PimAssignment 'Teams Reader' contoso-runbook -Duration 30d -Justification 'Pester' }
            id = 'InvalidRequest'; command = 'NewPimAssignment'; category = 'InvalidArgument'; target = 'contoso-runbook'; remedy = '-Type Active' }
        @{ what = 'a group that is not for roles'; as = 'dana'; script = { New-PimAssignment 'Teams Reader' 'Sales Leads' -Duration 30d -Justification 'Pester' }
            id = 'InvalidRequest'; command = 'NewPimAssignment'; category = 'InvalidArgument'; target = 'Sales Leads'; remedy = 'assignable to roles' }
        @{ what = 'an extension long before the end'; as = 'ada'; script = { Request-PimRoleExtension Contributor -Duration 30d -Justification 'Pester' }
            id = 'InvalidRequest'; command = 'RequestPimRoleExtension'; category = 'InvalidArgument'; target = 'Contributor'; remedy = 'last 14 days' }
        @{ what = 'an extension of what has no end'; as = 'ada'; script = { Request-PimRoleExtension 'User Administrator' -Duration 30d -Justification 'Pester' }
            id = 'InvalidParameter'; command = 'RequestPimRoleExtension'; category = 'InvalidArgument'; target = 'User Administrator'; remedy = 'Set-PimAssignment' }
        @{ what = 'a name that says owner where membership is asked for'; as = 'dana'; script = { New-PimAssignment 'Ops-Database (owner)' ben@contoso.com -Access Member -Duration 3d }
            id = 'InvalidParameter'; command = 'NewPimAssignment'; category = 'InvalidArgument'; target = 'Ops-Database (owner)'; remedy = 'Leave out -Access' }
        @{ what = 'a setting out of range'; as = 'dana'; script = { Set-PimRoleSetting 'Teams Reader' -MaximumActivationDuration 25h }
            id = 'InvalidSetting'; command = 'SetPimRoleSetting'; category = 'InvalidArgument'; target = 'Teams Reader'; remedy = '30m to 24h' }
        @{ what = 'a setting the service would refuse'; as = 'dana'; script = { Set-PimRoleSetting 'User Administrator' -AuthenticationContext c1 }
            id = 'InvalidSetting'; command = 'SetPimRoleSetting'; category = 'InvalidArgument'; target = 'User Administrator'; remedy = '' }
        @{ what = 'a favourite there is not'; as = 'ada'; script = { Request-PimRoleActivation -Favorite Nothing }
            id = 'FavoriteNotFound'; command = 'RequestPimRoleActivation'; category = 'ObjectNotFound'; target = 'Nothing'; remedy = 'Register-PimFavorite' }
        @{ what = 'nobody signed in'; as = ''; script = { Get-PimRole }
            id = 'NotConnected'; command = 'GetPimRole'; category = 'ConnectionError'; target = $null; remedy = 'Connect-Pim' }
        @{ what = 'a person the emulated tenant does not know'; as = ''; script = { Connect-Pim -Emulator -As zoe }
            id = 'AuthenticationFailed'; command = 'ConnectPim'; category = 'AuthenticationError'; target = 'zoe'; remedy = 'without -As' }
        @{ what = 'a token of another tenant'; as = ''; script = { Connect-Pim -AccessToken (New-Token) -TenantId 00000000-0000-4000-8000-00000000dead }
            id = 'WrongTenant'; command = 'ConnectPim'; category = 'AuthenticationError'; target = '00000000-0000-4000-8000-00000000dead'; remedy = '-TenantId' }
        @{ what = 'an expired token'; as = ''; script = { Connect-Pim -AccessToken (New-Token 1700000000) }
            id = 'TokenExpired'; command = 'ConnectPim'; category = 'AuthenticationError'; target = $null; remedy = 'fresh token' }
        @{ what = 'a text that is no token'; as = ''; script = { Connect-Pim -AccessToken (ConvertTo-SecureString 'hello' -AsPlainText -Force) }
            id = 'InvalidToken'; command = 'ConnectPim'; category = 'InvalidArgument'; target = $null; remedy = 'access token for Microsoft Graph' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $savedConfig = $env:PIMTOOLS_CONFIG
    $env:PIMTOOLS_CONFIG = Join-Path $TestDrive none

    # A token nobody signed, good until the second given.
    function New-Token([long] $Expires = [DateTimeOffset]::UtcNow.AddHours(1).ToUnixTimeSeconds()) {
        $claims = @{ aud = 'https://graph.microsoft.com'; oid = '00000000-0000-4000-8000-0000000000aa'; tid = '00000000-0000-4000-8000-0000000000bb'; scp = 'x'; exp = $Expires }
        $parts = '{"alg":"none"}', (ConvertTo-Json $claims -Compress), 'nobody' | ForEach-Object {
            [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($_)).TrimEnd('=').Replace('+', '-').Replace('/', '_')
        }
        ConvertTo-SecureString ($parts -join '.') -AsPlainText -Force
    }

    # Signs in, with what waits for Cleo at hand, and gives the error that the script ends with.
    function Get-Failure([string] $As, [scriptblock] $Script) {
        $null = Disconnect-Pim -All
        if ($As) {
            $null = Connect-Pim -Emulator -As cleo -Reset -Name cleo
            $waiting = (Get-PimRequest -PendingMyApproval -Kind EntraRole).Id
            $null = Connect-Pim -Emulator -As $As -Name $As
        }

        try {
            $failure = & $Script 2>&1 | Where-Object { $_ -is [Management.Automation.ErrorRecord] }
        }
        catch {
            $failure = $_
        }

        $failure | Add-Member Waiting $waiting -PassThru
    }
}

AfterAll {
    $env:PIMTOOLS_CONFIG = $savedConfig
    $null = Disconnect-Pim -All
}

Describe 'The error for <what>' -ForEach $cases {
    BeforeAll {
        $failure = Get-Failure $as $script
    }

    It 'has the id <id>, the category <category>, and what was given as its target' {
        @($failure) | Should -HaveCount 1
        $failure.FullyQualifiedErrorId | Should -BeExactly "$id,PimTools.Commands.${command}Command"
        $failure.CategoryInfo.Category | Should -Be $category
        $failure.Exception | Should -BeOfType ([PimTools.PimException])
        if ($target) { $failure.TargetObject | Should -Be ($target -replace '<waiting>', $failure.Waiting) }
    }

    It 'says in a sentence what is wrong and what to do, and names only cmdlets there are' {
        $said = $failure.Exception.Message
        $said | Should -Match '^[A-Z''].*\.$'
        if ($remedy) { $failure.ErrorDetails.RecommendedAction | Should -Match $remedy }

        $named = [regex]::Matches("$said $($failure.ErrorDetails.RecommendedAction)", '\b[A-Z]\w+-Pim\w*').Value
        $named | Where-Object { $_ -and -not (Get-Command $_ -Module PimTools -ErrorAction Ignore) } | Should -BeNullOrEmpty
    }
}

Describe 'What is no parameter value' {
    It 'is refused with how to write it: -Duration <_>' -ForEach '8', 'soon', '2 hours', '-1h' {
        $null = Connect-Pim -Emulator
        $value = $_
        { Request-PimRoleActivation 'User Administrator' -Duration $value -Justification 'Pester' } |
            Should -Throw '*-Duration:*is not a duration.*' -ErrorId 'InvalidDuration,PimTools.Commands.RequestPimRoleActivationCommand'
        $Error[0].ErrorDetails.RecommendedAction | Should -BeLike 'Write 2h, 1h30m, 14d, 02:00 or PT2H*'
    }

    It 'is refused with how to write it: -Start whenever' {
        { Request-PimRoleActivation 'User Administrator' -Start whenever -Justification 'Pester' } |
            Should -Throw '*neither a date nor a duration*' -ErrorId 'InvalidParameter,PimTools.Commands.RequestPimRoleActivationCommand'
    }
}

Describe 'A scope that is not found' {
    It 'is never widened: nothing is sent, and nothing is active or assigned at the directory' {
        $null = Connect-Pim -Emulator -As ada -Name ada -Reset
        $null = Connect-Pim -Emulator -As dana -Name dana
        $trace = @(
            Request-PimRoleActivation 'Helpdesk Administrator' -Scope 'Nowhere' -Justification 'Pester' -Context ada -Verbose 2>&1 4>&1
            Request-PimRoleActivation 'User Administrator' -Scope '/administrativeUnits/00000000-0000-4000-8000-000000000001' -Justification 'Pester' -Context ada -Verbose 2>&1 4>&1
            New-PimAssignment 'Helpdesk Administrator' fay@contoso.com -Scope 'Nowhere' -Duration 1d -Justification 'Pester' -Context dana -Verbose 2>&1 4>&1
            Remove-PimAssignment 'User Administrator' ada@contoso.com -Scope 'Nowhere' -Confirm:$false -Context dana -Verbose 2>&1 4>&1
        )

        $trace | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | ForEach-Object { $_.FullyQualifiedErrorId.Split(',')[0] } |
            Should -Be 'ScopeNotFound', 'ScopeNotFound', 'ScopeNotFound', 'ScopeNotFound'
        # Names are looked up in batches, which are sent as POST; that no assignment came of them, the tenant says below.
        $trace | Where-Object { "$_" -match '^(POST|PATCH|PUT|DELETE) ' -and "$_" -notmatch '/getByIds|/\$batch' } | Should -BeNullOrEmpty
        Get-PimAssignment -Mine -Type Active -Kind EntraRole -Context ada | Where-Object { $_.Role.Name -ne 'Security Reader' } | Should -BeNullOrEmpty
        Get-PimAssignment 'Helpdesk Administrator' -Principal fay@contoso.com -Context dana | Should -BeNullOrEmpty
        (Get-PimAssignment 'User Administrator' -Context dana).Principal.DisplayName | Should -Be 'Ada Ahlberg'
    }

    It 'nor is one that is missing guessed, where there are several' {
        $null = Connect-Pim -Emulator -As dana -Reset
        $null = New-PimAssignment 'Helpdesk Administrator' ada@contoso.com -Scope 'Boston Office' -Duration 9d -Justification 'Pester'
        $null = Connect-Pim -Emulator -As ada
        $null = Request-PimRoleActivation 'Helpdesk Administrator' -Justification 'Pester' -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures[0].FullyQualifiedErrorId | Should -Be 'ScopeAmbiguous,PimTools.Commands.RequestPimRoleActivationCommand'
        $failures[0].TargetObject | Should -Be 'Helpdesk Administrator'
        $failures[0].Exception.Candidates | Sort-Object | Should -Be 'Boston Office', 'Helsinki Office'
        Get-PimAssignment 'Helpdesk Administrator' -Mine -Type Active | Should -BeNullOrEmpty
    }
}

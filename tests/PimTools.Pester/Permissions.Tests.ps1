BeforeDiscovery {
    # Each runs with the least permissions that the table names for the cmdlet and kind, and with nothing else.
    $cases = @(
        @{ cmdlet = 'Get-PimRole'; kind = 'EntraRole'; as = 'ada'; script = { Get-PimRole -Kind EntraRole } }
        @{ cmdlet = 'Get-PimRole'; kind = 'Group'; as = 'ada'; script = { Get-PimRole -Kind Group } }
        @{ cmdlet = 'Get-PimScope'; kind = 'EntraRole'; as = 'ada'; script = { Get-PimScope -Kind EntraRole } }
        @{ cmdlet = 'Get-PimScope'; kind = 'Group'; as = 'ada'; script = { Get-PimScope -Kind Group } }
        @{ cmdlet = 'Get-PimAssignment'; kind = 'EntraRole'; as = 'dana'; script = { Get-PimAssignment -Kind EntraRole } }
        @{ cmdlet = 'Get-PimRequest'; kind = 'EntraRole'; as = 'dana'; script = { Get-PimRequest -Kind EntraRole } }
        @{ cmdlet = 'Wait-PimRequest'; kind = 'EntraRole'; as = 'dana'; unused = 'RoleEligibilitySchedule.ReadWrite.Directory', 'RoleAssignmentSchedule.ReadWrite.Directory'; script = { Get-PimRequest -Kind EntraRole | Select-Object -First 1 | Wait-PimRequest -Timeout 1s } }
        @{ cmdlet = 'Get-PimAccessReview'; kind = 'EntraRole'; as = 'emil'; script = { Get-PimAccessReview -Kind EntraRole } }
        @{ cmdlet = 'Get-PimAccessReview'; kind = 'Group'; as = 'emil'; script = { Get-PimAccessReview -Kind Group } }
        @{ cmdlet = 'Get-PimAccessReviewDecision'; kind = 'EntraRole'; as = 'emil'; script = { Get-PimAccessReviewDecision -Kind EntraRole } }
        @{ cmdlet = 'Set-PimAccessReviewDecision'; kind = 'EntraRole'; as = 'cleo'; script = { Set-PimAccessReviewDecision 'Global Administrators' 'Break Glass 01' Deny No -Kind EntraRole } }
        @{ cmdlet = 'Export-PimRole'; kind = 'EntraRole'; as = 'dana'; script = { Export-PimRole "$TestDrive/$([guid]::NewGuid())" -Kind EntraRole } }
        @{ cmdlet = 'Get-PimAccessPath'; kind = 'EntraRole'; as = 'dana'; script = { Get-PimAccessPath -Kind EntraRole } }
        @{ cmdlet = 'Get-PimActivity'; kind = 'EntraRole'; as = 'emil'; script = { Get-PimActivity -Kind EntraRole } }
        @{ cmdlet = 'Find-PimAnomaly'; kind = 'EntraRole'; as = 'emil'; script = { Find-PimAnomaly SettingsChanged -Kind EntraRole } }
        @{ cmdlet = 'Export-PimAuditLog'; kind = 'EntraRole'; as = 'emil'; script = { Export-PimAuditLog "$TestDrive/$([guid]::NewGuid()).jsonl" } }
        @{ cmdlet = 'Get-PimAlert'; kind = 'EntraRole'; as = 'dana'; script = { Get-PimAlert -Kind EntraRole } }
        @{ cmdlet = 'Set-PimAlert'; kind = 'EntraRole'; as = 'dana'; unused = 'RoleManagementAlert.Read.Directory'; script = { Set-PimAlert StaleSignIn -Kind EntraRole -Enabled $false -PassThru } }
        @{ cmdlet = 'Get-PimAuditLog'; kind = 'EntraRole'; as = 'emil'; script = { Get-PimAuditLog } }
        @{ cmdlet = 'Get-PimRoleSetting'; kind = 'EntraRole'; as = 'dana'; script = { Get-PimRoleSetting 'User Administrator' -Kind EntraRole } }
        @{ cmdlet = 'Set-PimRoleSetting'; kind = 'EntraRole'; as = 'dana'; script = { Set-PimRoleSetting 'Teams Reader' -MaximumActivationDuration 3h -PassThru } }
        @{ cmdlet = 'New-PimAssignment'; kind = 'EntraRole'; as = 'dana'; unused = 'RoleAssignmentSchedule.ReadWrite.Directory'; script = { New-PimAssignment 'Teams Reader' ben@contoso.com -Type Eligible -Duration 30d -PassThru } }
        @{ cmdlet = 'Set-PimAssignment'; kind = 'EntraRole'; as = 'dana'; unused = 'RoleAssignmentSchedule.ReadWrite.Directory'; script = { Set-PimAssignment 'Teams Reader' ben@contoso.com -Duration 20d -PassThru -Confirm:$false } }
        @{ cmdlet = 'Remove-PimAssignment'; kind = 'EntraRole'; as = 'dana'; unused = 'RoleAssignmentSchedule.Remove.Directory'; script = { Remove-PimAssignment 'Intune Administrator' ben@contoso.com -Type Eligible -Confirm:$false } }
        @{ cmdlet = 'Request-PimRoleActivation'; kind = 'EntraRole'; as = 'ada'; script = { Request-PimRoleActivation 'User Administrator' -Kind EntraRole -Justification 'Pester' } }
        @{ cmdlet = 'Request-PimRoleActivation'; kind = 'Group'; as = 'ada'; script = { Request-PimRoleActivation Ops-OnCall -Kind Group -Justification 'Pester' } }
    )

    # Each is told a name, with the least permissions and nothing else: it finds what is meant, or says that it may not look for names.
    $named = @(
        @{ cmdlet = 'Get-PimRole'; kind = 'Group'; as = 'dana'; script = { Get-PimRole Ops-OnCall -Kind Group } }
        @{ cmdlet = 'Get-PimScope'; kind = 'Group'; as = 'dana'; script = { Get-PimScope Ops-OnCall -Kind Group } }
        @{ cmdlet = 'Get-PimScope'; kind = 'EntraRole'; as = 'dana'; script = { Get-PimScope 'Helsinki Office' -Kind EntraRole } }
        @{ cmdlet = 'Get-PimAssignment'; kind = 'Group'; as = 'dana'; script = { Get-PimAssignment Ops-OnCall -Kind Group } }
        @{ cmdlet = 'Get-PimAssignment'; kind = 'Group'; as = 'ada'; script = { Get-PimAssignment 'Ops-*' -Mine -Kind Group } }
        @{ cmdlet = 'Get-PimAssignment'; kind = 'EntraRole'; as = 'dana'; script = { Get-PimAssignment 'User Administrator' -Principal ada@contoso.com -Scope 'Helsinki Office' -Kind EntraRole } }
        @{ cmdlet = 'Get-PimAssignment'; kind = 'EntraRole'; as = 'dana'; script = { Get-PimAssignment -Principal 'Ada*' -Scope 'Helsinki*' -Kind EntraRole } }
        @{ cmdlet = 'New-PimAssignment'; kind = 'Group'; as = 'dana'; script = { New-PimAssignment Ops-OnCall ben@contoso.com -Kind Group -Duration 30d -Justification Pester } }
        @{ cmdlet = 'Import-PimAssignment'; kind = 'Group'; as = 'dana'; script = { [pscustomobject]@{ Kind = 'Group'; Role = 'Ops-OnCall'; Principal = 'fay@contoso.com'; Duration = '30d'; Justification = 'x' } | Import-PimAssignment } }
        @{ cmdlet = 'Remove-PimAssignment'; kind = 'Group'; as = 'dana'; script = { Remove-PimAssignment Ops-OnCall ada@contoso.com -Kind Group -Type Eligible -Confirm:$false -WhatIf } }
        @{ cmdlet = 'Request-PimRoleActivation'; kind = 'EntraRole'; as = 'ada'; script = { Request-PimRoleActivation 'Helpdesk Administrator' -Scope 'Helsinki Office' -Kind EntraRole -Justification Pester -WhatIf } }
        @{ cmdlet = 'Request-PimRoleActivation'; kind = 'Group'; as = 'ada'; script = { Request-PimRoleActivation 'Ops-*' -Kind Group -Justification Pester -WhatIf } }
        @{ cmdlet = 'Stop-PimRoleActivation'; kind = 'Group'; as = 'ada'; script = { Stop-PimRoleActivation Ops-OnCall -Kind Group -WhatIf } }
        @{ cmdlet = 'Request-PimRoleExtension'; kind = 'Group'; as = 'ada'; script = { Request-PimRoleExtension Ops-OnCall -Kind Group -Duration 30d -Justification Pester -WhatIf } }
        @{ cmdlet = 'Register-PimFavorite'; kind = 'Group'; as = 'ada'; script = { Register-PimFavorite ([guid]::NewGuid()) Ops-OnCall -Kind Group } }
        @{ cmdlet = 'Get-PimRequest'; kind = 'Group'; as = 'ada'; script = { Get-PimRequest -Role Ops-OnCall -Mine -Kind Group } }
        @{ cmdlet = 'Get-PimRoleSetting'; kind = 'Group'; as = 'dana'; script = { Get-PimRoleSetting Ops-OnCall -Kind Group } }
        @{ cmdlet = 'Set-PimRoleSetting'; kind = 'Group'; as = 'dana'; script = { Set-PimRoleSetting Ops-OnCall -Kind Group -MaximumActivationDuration 3h -PassThru } }
        @{ cmdlet = 'Get-PimApprover'; kind = 'Group'; as = 'dana'; script = { Get-PimApprover Ops-Database -Kind Group } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/LoopbackHost.ps1"
    $emulatorHost = Start-EmulatorHost

    # The user's own favourites are nothing to tests.
    $savedConfig = $env:PIMTOOLS_CONFIG
    $env:PIMTOOLS_CONFIG = Join-Path $TestDrive ([guid]::NewGuid())

    function Connect-WithScopes([string] $User, [string[]] $Scopes) {
        $token = Get-EmulatorToken $emulatorHost "user=$User&scopes=$($Scopes -join ',')"
        Connect-Pim -AccessToken (ConvertTo-SecureString $token -AsPlainText -Force) -GraphEndpoint $emulatorHost.Address -Name $User
    }

    function Get-Check([string] $Cmdlet, [string] $Kind) {
        Get-PimContext -Permission -Cmdlet $Cmdlet | Where-Object Kind -eq $Kind
    }

    function Invoke-Case([scriptblock] $Script) {
        $Error.Clear()
        $ErrorActionPreference = 'SilentlyContinue'
        & $Script 3>$null
    }
}

AfterAll {
    Stop-EmulatorHost $emulatorHost
    $env:PIMTOOLS_CONFIG = $savedConfig
    $null = Disconnect-Pim -All
}

Describe 'The least permissions' {
    It 'are missed where the check calls them missing: <cmdlet> with <kind>' -ForEach $cases {
        $null = Connect-WithScopes $as 'User.Read'
        $needs = (Get-Check $cmdlet $kind).NotGranted
        foreach ($left in $needs | Where-Object { $_ -notin $unused }) {
            $null = Connect-WithScopes $as (@('User.Read') + ($needs -ne $left))

            # What is left may include it.
            $check = Get-Check $cmdlet $kind
            if ($check.State -eq 'Granted') { continue }

            $check.NotGranted | Should -Be $left
            $null = Invoke-Case $script
            $Error.FullyQualifiedErrorId | Should -BeLike 'PermissionMissing,*' -Because "$left was not granted"
        }
    }

    It 'are enough for <cmdlet> with <kind>' -ForEach $cases {
        $null = Connect-WithScopes $as 'User.Read'
        $needs = (Get-Check $cmdlet $kind).NotGranted
        $null = Connect-WithScopes $as $needs

        (Get-Check $cmdlet $kind).State | Should -Be 'Granted'
        $null = Invoke-Case $script
        $Error | Should -BeNullOrEmpty
    }
}

Describe 'Names with the least permissions' {
    It 'are found, or told to be out of reach: <cmdlet> with <kind>' -ForEach $named {
        $null = Connect-WithScopes $as 'User.Read'
        $needs = (Get-Check $cmdlet $kind).NotGranted
        $null = Connect-WithScopes $as $needs

        $found = Invoke-Case $script
        ($Error.FullyQualifiedErrorId -split ',')[0] | Should -BeIn @($null, '', 'PermissionMissing') -Because "$Error"
        if ($script -notlike '*-WhatIf*') { $found -or $Error | Should -BeTrue -Because 'nothing found and no word are a No' }
    }
}

import { UserAdmin } from '../elements/user-admin/user-admin.js';

UserAdmin.define();
